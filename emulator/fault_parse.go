package emulator

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// FaultSyntax describes the rule language for help texts.
const FaultSyntax = `[METHOD] ROUTE ACTION [OPTION...]
  METHOD   GET, POST, PATCH, PUT, DELETE or * (default)
  ROUTE    a route template such as /users or /users/{id}, /oauth/token, or * (every Management API route)
  ACTION   drop-before       close the connection, do nothing
           drop-after        do the work, then close the connection
           status=503        answer this status, do nothing
           status-after=500  do the work, then answer this status
           429               answer as if a rate limit was hit
           truncate          do the work, send half of the body as if it were all: JSON that ends too soon
           cut               do the work, close the connection half way through the body
           invalid-json      do the work, send a body that is not JSON
           html=502          answer a proxy's HTML page, do nothing
           html-after=504    do the work, then answer a proxy's HTML page
           slow=2s           do the work, let the body trickle for that long
           delay=1s          wait that long, then do the work
  OPTION   p=0.2    strike with this probability
           seed=7   of the random numbers (default 1): same seed, same sequence
           nth=3    strike only the third matching request
           every=5  strike every fifth matching request
           skip=10  leave the first ten matching requests alone
           count=2  strike at most twice
Examples: "POST /users drop-after p=0.2 seed=7", "* 429 every=10", "GET /users/{id} status=503 count=2"`

func parseFault(text string, served []*endpoint) (*faultRule, error) {
	rule := &faultRule{text: text, method: "*"}
	words := strings.Fields(text)
	if len(words) > 0 && !strings.HasPrefix(words[0], "/") && len(words) > 1 && (words[1] == "*" || strings.HasPrefix(words[1], "/")) {
		rule.method = strings.ToUpper(words[0])
		words = words[1:]
	}
	bad := func(format string, args ...any) error {
		return fmt.Errorf("fault rule %q: %s", text, fmt.Sprintf(format, args...))
	}
	if len(words) < 2 {
		return nil, bad("expected [METHOD] ROUTE ACTION [OPTION...]")
	}
	rule.route = words[0]
	if rule.route != "*" && !strings.HasPrefix(rule.route, "/") {
		return nil, bad("route %q must be * or begin with /", rule.route)
	}
	rule.route = strings.TrimPrefix(rule.route, apiPrefix)
	if !rule.routeExists(served) {
		return nil, bad("the emulator has no route %s %s", rule.method, rule.route)
	}
	var err error
	if rule.action, err = parseFaultAction(words[1]); err != nil {
		return nil, bad("%s", err)
	}
	seed := uint64(1)
	for _, word := range words[2:] {
		key, value, _ := strings.Cut(word, "=")
		if key == "p" {
			rule.probability, err = strconv.ParseFloat(value, 64)
			if err != nil || rule.probability <= 0 || rule.probability > 1 {
				return nil, bad("p must be a number above 0 and up to 1, got %q", value)
			}
			continue
		}
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			return nil, bad("%s must be a positive integer, got %q", key, value)
		}
		switch key {
		case "seed":
			seed = uint64(n)
		case "nth":
			rule.nth = n
		case "every":
			rule.every = n
		case "skip":
			rule.skip = n
		case "count":
			rule.limit = n
		default:
			return nil, bad("unknown option %q", key)
		}
	}
	rule.random = rand.New(rand.NewPCG(seed, seed))
	return rule, nil
}

// routeExists keeps a misspelt route from being a rule that never strikes.
func (f *faultRule) routeExists(served []*endpoint) bool {
	if f.route == "*" || f.route == tokenPath || f.route == jwksPath || f.route == discoveryPath {
		return true
	}
	for _, e := range served {
		if e.template == f.route && (f.method == "*" || f.method == e.method) {
			return true
		}
	}
	return false
}

func parseFaultAction(word string) (faultAction, error) {
	name, value, _ := strings.Cut(word, "=")
	withStatus := func(kind faultKind) (faultAction, error) {
		status, err := strconv.Atoi(value)
		if err != nil || http.StatusText(status) == "" || status < http.StatusBadRequest {
			return faultAction{}, fmt.Errorf("%s needs an error status, got %q", name, value)
		}
		return faultAction{kind: kind, status: status}, nil
	}
	withWait := func(kind faultKind) (faultAction, error) {
		wait, err := time.ParseDuration(value)
		if err != nil || wait <= 0 {
			return faultAction{}, fmt.Errorf("%s needs a duration such as 2s, got %q", name, value)
		}
		return faultAction{kind: kind, wait: wait}, nil
	}
	switch name {
	case "status":
		return withStatus(faultStatus)
	case "status-after":
		return withStatus(faultStatusAfter)
	case "html":
		return withStatus(faultHTML)
	case "html-after":
		return withStatus(faultHTMLAfter)
	case "slow":
		return withWait(faultSlow)
	case "delay":
		return withWait(faultDelay)
	}
	plain := map[string]faultKind{
		"drop-before": faultDropBefore, "drop-after": faultDropAfter, "429": fault429,
		"truncate": faultTruncate, "cut": faultCut, "invalid-json": faultInvalidJSON,
	}
	kind, ok := plain[word]
	if !ok {
		return faultAction{}, fmt.Errorf("unknown action %q", word)
	}
	return faultAction{kind: kind}, nil
}
