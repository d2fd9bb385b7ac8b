// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"cmp"
	"context"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// post sends the request once and returns when it was sent, by the local clock.
func (m *UserAuthenticationMethodsClient) post(
	ctx context.Context, userID string, request CreateAuthenticationMethodRequest,
) (method *AuthenticationMethod, sent time.Time, err error) {
	create := call{
		operation: operations.CreateUserAuthenticationMethod, params: []string{userID}, body: request, grace: cancelGrace,
	}
	// The call may wait for a token or for the rate limit first, and a user may enroll in the meantime.
	var at atomic.Pointer[time.Time]
	mark := func() { now := time.Now(); at.Store(&now) }
	mark()
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { mark() }})
	method, err = ask(traced, m.client, create, func(method *AuthenticationMethod) string {
		return cmp.Or(method.problem(), unless(!request.contradicts(method), "is about another authentication method than the one that was sent"))
	})
	return method, *at.Load(), err
}

// created looks for the method that a create made whose answer was lost; nil when it is not there, when
// several may be it, or when nobody answers. After a conflict nothing else of the user may fit either: the
// address exists, and no name or time of creation tells behind which of two like masks.
func (m *UserAuthenticationMethodsClient) created(
	ctx context.Context, userID string, request CreateAuthenticationMethodRequest, sent time.Time, conflict bool,
) *AuthenticationMethod {
	if ctx.Err() != nil {
		quick, cancel := context.WithTimeout(context.WithoutCancel(ctx), cancelLookup)
		defer cancel()
		ctx = quick
	}
	since := m.client.clock.Likely(sent)
	var found *AuthenticationMethod
	for method, err := range m.List(ctx, userID) {
		switch {
		case err != nil:
			return nil
		case !request.fits(method):
		case m.known.has(userID, method.ID) || method.Name != request.Name || !createdSince(method, since):
			if conflict {
				return nil
			}
		case found != nil:
			return nil
		default:
			found = method
		}
	}
	return found
}

// createdSince compares what the service writes: milliseconds, without rounding up.
func createdSince(method *AuthenticationMethod, since time.Time) bool {
	created, err := time.Parse(time.RFC3339, method.CreatedAt)
	return err == nil && !created.Before(since.Truncate(time.Millisecond))
}

// fits reports whether the method may be what the request makes. Of addresses only the mask is known, of a
// TOTP secret nothing.
func (r *CreateAuthenticationMethodRequest) fits(method *AuthenticationMethod) bool {
	return method.Type == r.Type && method.KeyID == r.KeyID &&
		(r.Email == "" || FitsMaskedEmail(r.Email, method.Email)) &&
		(r.PhoneNumber == "" || FitsMaskedPhoneNumber(r.PhoneNumber, method.PhoneNumber))
}

// contradicts reports whether the method cannot be what the request has made; what the answer leaves out
// says nothing.
func (r *CreateAuthenticationMethodRequest) contradicts(method *AuthenticationMethod) bool {
	return method.Type != r.Type || method.KeyID != "" && method.KeyID != r.KeyID ||
		method.Email != "" && !FitsMaskedEmail(r.Email, method.Email) ||
		method.PhoneNumber != "" && !FitsMaskedPhoneNumber(r.PhoneNumber, method.PhoneNumber)
}
