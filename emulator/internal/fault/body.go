// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// bodyActions are about the text of the body, or about members of its JSON.
func bodyActions() map[string]action {
	const path = "a dotted path such as user_id, users.*.email or ."
	return map[string]action{
		"body": {wants: "a text", build: func(value string) (effect, bool) {
			return bodyEffect(func(s *Strike, _ []byte) []byte { return []byte(s.expand(value)) }), true
		}},
		"invalid-json": always(bodyEffect(func(*Strike, []byte) []byte { return []byte(`{"user_id": auth0|`) })),
		"truncate":     always(bodyEffect(func(_ *Strike, body []byte) []byte { return body[:len(body)/2] })),
		"echo":         always(bodyEffect(echo)),
		"pad": {wants: "a size such as 500KB or 1MB", build: func(value string) (effect, bool) {
			size, ok := parseSize(value)
			return bodyEffect(func(_ *Strike, body []byte) []byte { return append(body, bytes.Repeat([]byte{' '}, size)...) }), ok
		}},
		"json-set": withPair(func(name, value string) effect {
			return jsonEffect(func(s *Strike, v any) any {
				if v == nil {
					v = map[string]any{}
				}
				return change(v, steps(name), func(any, bool) (any, bool) { return s.value(value), true })
			})
		}),
		"json-del": withName(path, func(name string) effect {
			return jsonEffect(func(_ *Strike, v any) any {
				return change(v, steps(name), func(any, bool) (any, bool) { return nil, false })
			})
		}),
		"json-null-item": withName(path, func(name string) effect {
			return jsonEffect(func(_ *Strike, v any) any {
				return changeLists(v, name, func(list []any) []any { return append([]any{nil}, list...) })
			})
		}),
	}
}

// bodyEffect changes the body as text.
func bodyEffect(fn func(*Strike, []byte) []byte) effect {
	return effect{after: func(s *Strike, a wire.Answer) wire.Answer {
		a.Body = fn(s, bytes.Clone(a.Body))
		return a
	}}
}

// jsonEffect changes the body as JSON; an empty one is nil, and what is not JSON
// stays as it is.
func jsonEffect(fn func(*Strike, any) any) effect {
	return bodyEffect(func(s *Strike, body []byte) []byte {
		var v any
		if len(body) > 0 {
			var err error
			if v, err = wire.Decode(body); err != nil {
				return body
			}
		}
		return wire.Encode(fn(s, v))
	})
}

// value is JSON, or else text with its placeholders filled in.
func (s *Strike) value(text string) any {
	if v, err := wire.Decode([]byte(text)); err == nil {
		return v
	}
	return s.expand(text)
}

// echo puts the request into the message of an error, or else behind the body.
func echo(s *Strike, body []byte) []byte {
	request := s.request.quoted()
	if v, err := wire.Decode(body); err == nil {
		if object, ok := v.(map[string]any); ok {
			message, _ := object["message"].(string)
			object["message"] = strings.TrimSpace(message + " Request: " + request)
			return wire.Encode(object)
		}
	}
	return append(body, request...)
}

// parseSize reads a number of bytes, with KB or MB behind it.
func parseSize(text string) (int, bool) {
	const kilo, largest = 1 << 10, 1 << 30
	unit := 1
	for suffix, size := range map[string]int{"KB": kilo, "MB": kilo * kilo} {
		if number, found := strings.CutSuffix(strings.ToUpper(text), suffix); found {
			text, unit = number, size
		}
	}
	n, err := strconv.Atoi(text)
	return n * unit, err == nil && n > 0 && n <= largest/unit
}
