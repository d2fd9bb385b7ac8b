// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"net/http"
	"net/url"

	"golang.org/x/oauth2"
)

// tokenTransport adds the bearer token, to requests for the configured host only. A 401 drops the
// token and is tried once more with a new one.
type tokenTransport struct {
	next   http.RoundTripper
	tokens *tokenCache
	base   *url.URL
}

func (t *tokenTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Scheme != t.base.Scheme || req.URL.Host != t.base.Host {
		return nil, fmt.Errorf("client: refused to send the access token to %s://%s", req.URL.Scheme, req.URL.Host)
	}
	token, err := t.tokens.get(req.Context())
	if err != nil {
		return nil, &noTokenError{err}
	}
	resp, err := t.next.RoundTrip(authorized(req, token))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusUnauthorized {
		t.tokens.accepted(token)
		return resp, nil
	}
	if !t.tokens.drop(token) || req.Body != nil && req.GetBody == nil {
		return resp, nil
	}
	// A 401 proves that nothing was processed, so a POST may be repeated as well.
	_ = resp.Body.Close()
	if token, err = t.tokens.get(req.Context()); err != nil {
		return nil, &noTokenError{err}
	}
	again := authorized(req, token)
	if req.GetBody != nil {
		if again.Body, err = req.GetBody(); err != nil {
			return nil, err
		}
	}
	if resp, err = t.next.RoundTrip(again); err == nil && resp.StatusCode != http.StatusUnauthorized {
		t.tokens.accepted(token)
	}
	return resp, err
}

// noTokenError is a request that was not sent for want of a token. Fetching tokens has its own
// retries, so the request as a whole must not be retried for it.
type noTokenError struct{ err error }

func (e *noTokenError) Error() string { return e.err.Error() }
func (e *noTokenError) Unwrap() error { return e.err }

func authorized(req *http.Request, token *oauth2.Token) *http.Request {
	req = req.Clone(req.Context())
	req.Header.Set("Authorization", "Bearer "+token.AccessToken)
	return req
}
