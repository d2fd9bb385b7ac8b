// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"net/http"
	"strconv"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// answerActions are about status and headers, or replace the answer as a whole.
func answerActions() map[string]action {
	instead := func(build func(s *Strike, status int) wire.Answer) action {
		return withStatus(func(status int) effect {
			return effect{instead: func(s *Strike) (wire.Answer, bool) { return build(s, status), true }}
		})
	}
	after := func(build func(s *Strike, status int) wire.Answer) action {
		return withStatus(func(status int) effect {
			return effect{after: func(s *Strike, _ wire.Answer) wire.Answer { return build(s, status) }}
		})
	}
	plain := func(_ *Strike, status int) wire.Answer { return bare(status) }
	page := func(_ *Strike, status int) wire.Answer { return wire.HTMLPage(status) }
	return map[string]action{
		"status":       instead(plain),
		"html":         instead(page),
		"status-after": after(plain),
		"html-after":   after(page),
		"429":          always(effect{instead: func(s *Strike) (wire.Answer, bool) { return tooManyRequests(s.now), true }}),
		"status-set": withStatus(func(status int) effect {
			return effect{after: func(_ *Strike, a wire.Answer) wire.Answer {
				a.Status = status
				return a
			}}
		}),
		"header": withPair(func(name, value string) effect {
			return effect{after: func(s *Strike, a wire.Answer) wire.Answer {
				a.Header.Set(name, oneLine(s.expand(value)))
				return a
			}}
		}),
		"header-del": withName("the name of a header", func(name string) effect {
			return effect{after: func(_ *Strike, a wire.Answer) wire.Answer {
				a.Header.Del(name)
				return a
			}}
		}),
	}
}

// bare is an answer that somebody on the way made up.
func bare(status int) wire.Answer {
	if status < http.StatusBadRequest {
		return wire.NewAnswer(status, map[string]any{})
	}
	return wire.ErrorAnswer(wire.NewError(status, "", "Injected fault: "+http.StatusText(status)))
}

// tooManyRequests is the refusal of a limit that is over in a second.
func tooManyRequests(now time.Time) wire.Answer {
	const size = 10000
	a := wire.ErrorAnswer(wire.TooManyRequests(false))
	a.Header.Set("X-Ratelimit-Limit", strconv.Itoa(size))
	a.Header.Set("X-Ratelimit-Remaining", "0")
	a.Header.Set("X-Ratelimit-Reset", strconv.FormatInt(now.Add(time.Second).Unix(), 10))
	return a
}
