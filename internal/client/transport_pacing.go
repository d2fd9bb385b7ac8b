package client

import (
	"net/http"
)

// pacingTransport lets an attempt out when the tenant's budget has room for it, and reports back
// what the answer says about the budget.
type pacingTransport struct {
	next  http.RoundTripper
	pacer *pacer
}

func (t *pacingTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	permit, err := t.pacer.acquire(req.Context(), exchangeOf(req.Context()).group)
	if err != nil {
		return nil, err
	}
	resp, err := t.next.RoundTrip(req)
	permit.done(resp)
	return resp, err
}
