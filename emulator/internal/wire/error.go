// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"errors"
	"net/http"
)

// Error is an error answer of the Management API:
//
//	{"statusCode":404,"error":"Not Found","message":"...","errorCode":"..."}
type Error struct {
	StatusCode int            `json:"statusCode"`
	Reason     string         `json:"error"`
	Message    string         `json:"message"`
	Code       string         `json:"errorCode,omitempty"`
	Attributes map[string]any `json:"attributes,omitempty"`
}

// Error makes it usable as a Go error.
func (e *Error) Error() string { return e.Message }

// NewError builds an error whose "error" is the reason phrase of status. An empty
// code leaves errorCode out, as the service does for some errors.
func NewError(status int, code, message string) *Error {
	return &Error{StatusCode: status, Reason: http.StatusText(status), Message: message, Code: code}
}

// TooManyRequests is the refusal of a rate limit: of the whole tenant's, or of one
// of its parts. The first text was seen on the wire, the second is the reference's.
func TooManyRequests(global bool) *Error {
	message := "Too many requests. Check the X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset headers."
	if global {
		message = "Global limit has been reached"
	}
	return NewError(http.StatusTooManyRequests, "too_many_requests", message)
}

// AsError finds the API error in an error of a handler.
func AsError(err error) (*Error, bool) {
	var e *Error
	ok := errors.As(err, &e)
	return e, ok
}
