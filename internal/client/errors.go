// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Error is a request to the Management API that did not succeed: an error answer (Status is its
// HTTP status) or, with Status 0, a request whose answer never arrived (Err says why).
type Error struct {
	Status    int    // HTTP status; 0 when there was no complete answer.
	Reason    string // "error" of the body, e.g. "Not Found".
	Code      string // "errorCode" of the body, e.g. "inexistent_user"; often absent.
	Message   string // "message" of the body, with secrets masked, as in all other texts; "" when the body was not the API's.
	Method    string // HTTP method.
	Path      string // Route template, e.g. "/users/{id}"; never the real path.
	RequestID string // ID under which the service logged the request, when it sent one.

	// FromAPI says that the body was the Management API's own JSON: a 404 without it comes from a
	// proxy or a wrong domain, not from the API.
	FromAPI bool
	// MayHaveBeenProcessed says that this request, or an earlier attempt at it, may have taken
	// effect on the server although no confirmation arrived.
	MayHaveBeenProcessed bool
	// Attempts counts how often the request was sent or tried, the last time included.
	Attempts int
	// Waited is how long the request was held back, for the rate limit and between attempts.
	Waited time.Duration
	// Err is the cause when Status is 0 or the answer could not be read; nil otherwise.
	Err error
}

func (e *Error) Error() string {
	var text strings.Builder
	text.WriteString(e.Method + " " + e.Path + ": ")
	switch {
	case e.Status == 0:
		text.WriteString("no answer arrived")
	case e.Err != nil:
		fmt.Fprintf(&text, "status %d with an unusable answer", e.Status)
	case !e.FromAPI:
		fmt.Fprintf(&text, "status %d (%s), not answered by the Management API itself", e.Status, http.StatusText(e.Status))
	default:
		fmt.Fprintf(&text, "status %d", e.Status)
		if e.Code != "" {
			text.WriteString(" " + e.Code)
		}
		if e.Message != "" {
			text.WriteString(": " + e.Message)
		}
	}
	if e.Err != nil {
		text.WriteString(": " + e.Err.Error())
	}
	if e.RequestID != "" {
		text.WriteString(" (request " + e.RequestID + ")")
	}
	return text.String()
}

func (e *Error) Unwrap() error { return e.Err }

// RequiredScopes returns the scopes of which the token needs one, when the error is about a missing
// scope and the API named them; nil otherwise.
func (e *Error) RequiredScopes() []string {
	if !e.insufficientScope() {
		return nil
	}
	_, list, found := strings.Cut(e.Message, "expected any of:")
	if !found {
		return nil
	}
	var scopes []string
	for scope := range strings.SplitSeq(list, ",") {
		if scope = strings.Trim(scope, " .\t\n"); scope != "" {
			scopes = append(scopes, scope)
		}
	}
	return scopes
}

func (e *Error) insufficientScope() bool {
	return e.Status == http.StatusForbidden &&
		(e.Code == "insufficient_scope" || strings.HasPrefix(e.Message, "Insufficient scope"))
}

// IsNotFound reports whether the API itself says that the object does not exist. A 404 from a proxy
// does not count.
func IsNotFound(err error) bool {
	e, ok := as[*Error](err)
	return ok && e.Status == http.StatusNotFound && e.FromAPI
}

// IsConflict reports whether the object exists already. The conflict between several custom domains
// is not one (see [IsCustomDomainConflict]).
func IsConflict(err error) bool {
	e, ok := as[*Error](err)
	return ok && e.Status == http.StatusConflict && e.FromAPI && e.Code != codeCustomDomainConflict
}

// IsCustomDomainConflict reports whether the tenant has several verified custom domains, no default,
// and the request named none (see [WithCustomDomain]).
func IsCustomDomainConflict(err error) bool {
	e, ok := as[*Error](err)
	return ok && e.Status == http.StatusConflict && e.Code == codeCustomDomainConflict
}

// IsInsufficientScope reports whether the token lacks a scope; [Error.RequiredScopes] names it.
func IsInsufficientScope(err error) bool {
	e, ok := as[*Error](err)
	return ok && e.insufficientScope()
}

// IsUnauthorized reports whether the API did not accept the token (401).
func IsUnauthorized(err error) bool { return HasStatus(err, http.StatusUnauthorized) }

// IsForbidden reports whether the API refused the request (403), for a scope or another reason.
func IsForbidden(err error) bool { return HasStatus(err, http.StatusForbidden) }

// IsBadRequest reports whether the API found fault with the request itself (400).
func IsBadRequest(err error) bool { return HasStatus(err, http.StatusBadRequest) }

// IsRateLimited reports whether the rate limit was still exhausted after all waiting (429).
func IsRateLimited(err error) bool { return HasStatus(err, http.StatusTooManyRequests) }

// MayHaveBeenProcessed reports whether the failed request may have taken effect on the server.
func MayHaveBeenProcessed(err error) bool {
	if _, ok := as[*AmbiguousCreateError](err); ok {
		return true
	}
	e, ok := as[*Error](err)
	return ok && e.MayHaveBeenProcessed
}

const codeCustomDomainConflict = "custom_domain_conflict"

// HasStatus reports whether the API answered with the status.
func HasStatus(err error, status int) bool {
	e, ok := as[*Error](err)
	return ok && e.Status == status
}

// errorFromAnswer reads an error body. It never fails: a body that is not the API's leaves the
// status alone to tell what happened.
func errorFromAnswer(status int, header http.Header, body []byte) *Error {
	e := &Error{Status: status, RequestID: requestID(header)}
	var shape struct {
		StatusCode tolerantInt    `json:"statusCode"`
		Error      tolerantString `json:"error"`
		Message    tolerantString `json:"message"`
		ErrorCode  tolerantString `json:"errorCode"`
	}
	if json.Unmarshal(body, &shape) != nil {
		return e
	}
	// errorCode is missing on some errors, so statusCode is what tells the API's errors.
	if shape.StatusCode.value == nil && shape.ErrorCode.value == nil {
		return e
	}
	e.FromAPI = true
	e.Reason, e.Message, e.Code = orEmpty(shape.Error), orEmpty(shape.Message), orEmpty(shape.ErrorCode)
	return e
}

// requestID returns the first ID found among the headers that the service and the network before it
// may set. No recording holds response headers, hence the choice.
func requestID(header http.Header) string {
	for _, name := range []string{"X-Auth0-RequestId", "X-Request-Id", "Cf-Ray"} {
		if id := header.Get(name); id != "" {
			return id
		}
	}
	return ""
}

func as[T error](err error) (T, bool) {
	var target T
	ok := errors.As(err, &target)
	return target, ok
}
