// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
)

// pacingTransport lets an attempt out when the tenant's budget has room for it, reports back what
// the answer says about the budget, and keeps the count.
type pacingTransport struct {
	next  http.RoundTripper
	pacer *pacing.Pacer
	usage *usage
}

func (t *pacingTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	record := exchangeOf(req.Context())
	asked := time.Now()
	permit, err := t.pacer.Acquire(req.Context(), record.group, record.roomWait())
	waited := time.Since(asked)
	record.waited += waited
	if err != nil {
		return nil, err
	}
	var resp *http.Response
	defer func() { // Also after a panic: the permit would hold back everybody else.
		permit.Done(resp)
		t.usage.record(req.Method, record.route, waited, resp)
	}()
	resp, err = t.next.RoundTrip(req)
	return resp, err
}
