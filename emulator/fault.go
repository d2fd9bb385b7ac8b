package emulator

import (
	"context"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// faultSet holds the fault rules in force. The first rule that matches a
// request and strikes is the one that is carried out.
type faultSet struct {
	mu    sync.Mutex
	rules []*faultRule
}

// faultRule is one parsed rule. Its counters are guarded by the set.
type faultRule struct {
	text   string
	method string // "*" = any
	route  string // template; "*" = any Management API route
	action faultAction

	probability float64 // 0 = not random
	random      *rand.Rand
	skip        int // matching requests to leave alone first
	nth         int // strike only this matching request
	every       int // strike every so many matching requests
	limit       int // strike at most so often

	seen, struck int
}

type faultKind int

const (
	faultDropBefore  faultKind = iota // close the connection, process nothing
	faultDropAfter                    // process, then close the connection
	faultStatus                       // answer an error, process nothing
	faultStatusAfter                  // process, then answer an error
	fault429                          // answer a rate-limit refusal, process nothing
	faultTruncate                     // process, send half of the body as if it were all
	faultCut                          // process, close the connection half way through the body
	faultInvalidJSON                  // process, send something that is not JSON
	faultHTML                         // answer a proxy's error page, process nothing
	faultHTMLAfter                    // process, then answer a proxy's error page
	faultSlow                         // process, let the body trickle
	faultDelay                        // wait, then process
)

type faultAction struct {
	kind   faultKind
	status int
	wait   time.Duration
}

// SetFaults replaces the fault rules; none removes them all. The error names
// the rule that is wrong, and then nothing changes.
func (s *Server) SetFaults(rules ...string) error {
	parsed := make([]*faultRule, 0, len(rules))
	for _, text := range rules {
		rule, err := parseFault(text, endpoints(s.world.options))
		if err != nil {
			return err
		}
		parsed = append(parsed, rule)
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.rules = parsed
	return nil
}

// Faults are the fault rules in force, as they were written.
func (s *Server) Faults() []string {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	rules := make([]string, 0, len(s.faults.rules))
	for _, rule := range s.faults.rules {
		rules = append(rules, rule.String())
	}
	return rules
}

// pick returns the rule that strikes this request, nil for none.
func (f *faultSet) pick(method string, rt route) *faultRule {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, rule := range f.rules {
		if rule.matches(method, rt) && rule.strikes() {
			return rule
		}
	}
	return nil
}

func (f *faultRule) matches(method string, rt route) bool {
	if f.method != "*" && f.method != method {
		return false
	}
	if f.route == "*" {
		return rt.management
	}
	return rt.key == method+" "+f.route
}

// strikes counts a matching request and decides its fate.
func (f *faultRule) strikes() bool {
	f.seen++
	n := f.seen - f.skip
	hit := n > 0 && (f.limit == 0 || f.struck < f.limit)
	if hit && f.nth > 0 {
		hit = n == f.nth
	}
	if hit && f.every > 0 {
		hit = n%f.every == 0
	}
	if f.probability > 0 {
		// Drawn for every matching request, so that the sequence depends on
		// the seed and the count of requests alone.
		hit = f.random.Float64() < f.probability && hit
	}
	if hit {
		f.struck++
	}
	return hit
}

// String is the rule as it was written.
func (f *faultRule) String() string { return f.text }

// The stages of an exchange at which a fault may act. A nil rule does nothing.

// before runs ahead of processing and reports whether to go on.
func (f *faultRule) before(ctx context.Context) bool {
	if f == nil {
		return true
	}
	switch f.action.kind {
	case faultDropBefore:
		panic(http.ErrAbortHandler)
	case faultDelay:
		return pause(ctx, f.action.wait)
	default:
		return true
	}
}

// instead returns the answer that replaces processing, if there is one.
func (f *faultRule) instead(now time.Time) (wire.Answer, bool) {
	if f == nil {
		return wire.Answer{}, false
	}
	switch f.action.kind {
	case faultStatus:
		return faultError(f.action.status), true
	case faultHTML:
		return wire.HTMLPage(f.action.status), true
	case fault429:
		a := wire.ErrorAnswer(wire.TooManyRequests(false))
		verdict{limit: unlimited, reset: now.Add(time.Second).Unix()}.setHeaders(a.Header)
		return a, true
	default:
		return wire.Answer{}, false
	}
}

// after changes the answer of a processed request.
func (f *faultRule) after(a wire.Answer) wire.Answer {
	if f == nil {
		return a
	}
	switch f.action.kind {
	case faultDropAfter:
		panic(http.ErrAbortHandler)
	case faultStatusAfter:
		return faultError(f.action.status)
	case faultHTMLAfter:
		return wire.HTMLPage(f.action.status)
	case faultTruncate:
		a.Body = a.Body[:len(a.Body)/2]
	case faultInvalidJSON:
		a.Body = []byte(`{"user_id": auth0|`)
	default:
	}
	return a
}

// cuts reports whether the body is to end half way.
func (f *faultRule) cuts() bool { return f != nil && f.action.kind == faultCut }

// slow is the time that sending the body takes.
func (f *faultRule) slow() time.Duration {
	if f == nil || f.action.kind != faultSlow {
		return 0
	}
	return f.action.wait
}

func faultError(status int) wire.Answer {
	return wire.ErrorAnswer(wire.NewError(status, "", "Injected fault: "+http.StatusText(status)))
}
