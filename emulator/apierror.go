package emulator

import (
	"errors"
	"net/http"
	"strings"
)

// apiError is an error answer of the Management API:
//
//	{"statusCode":404,"error":"Not Found","message":"...","errorCode":"..."}
//
// Handlers return it as an error; the dispatcher turns it into the answer.
type apiError struct {
	StatusCode int            `json:"statusCode"`
	Reason     string         `json:"error"`
	Message    string         `json:"message"`
	Code       string         `json:"errorCode,omitempty"`
	Attributes map[string]any `json:"attributes,omitempty"`
}

// Error makes an apiError usable as a Go error.
func (e *apiError) Error() string { return e.Message }

// newAPIError builds an error whose "error" is the reason phrase of status.
// An empty code leaves errorCode out, as the service does for some errors.
func newAPIError(status int, code, message string) *apiError {
	return &apiError{StatusCode: status, Reason: http.StatusText(status), Message: message, Code: code}
}

// The errors that more than one endpoint answers.

func errUnauthorized(message string) *apiError {
	e := newAPIError(http.StatusUnauthorized, "", message)
	e.Attributes = map[string]any{"error": message}
	return e
}

func errInsufficientScope(anyOf []string) *apiError {
	return newAPIError(http.StatusForbidden, "insufficient_scope",
		"Insufficient scope, expected any of: "+strings.Join(anyOf, ","))
}

func errNotFoundRoute() *apiError { return newAPIError(http.StatusNotFound, "", "Not Found") }

func errInexistentUser() *apiError {
	return newAPIError(http.StatusNotFound, "inexistent_user", "The user does not exist.")
}

func errInexistentConnection() *apiError {
	return newAPIError(http.StatusBadRequest, "inexistent_connection", "The connection does not exist.")
}

func errBadRequest(code, message string) *apiError {
	return newAPIError(http.StatusBadRequest, code, message)
}

// errBody, errURI and errQuery word a schema violation as the service does:
// "{Payload|Path|Query} validation error: '{detail}' on property {path} ({description})."
// A violation of the root object names no property.

func errBody(v violation) *apiError {
	return errBadRequest("invalid_body", "Payload validation error: "+v.String())
}

func errURI(v violation) *apiError {
	return errBadRequest("invalid_uri", "Path validation error: "+v.String())
}

func errQuery(v violation) *apiError {
	return errBadRequest("invalid_query_string", "Query validation error: "+v.String())
}

// asAPIError finds the API error in an error of a handler.
func asAPIError(err error) (*apiError, bool) {
	var e *apiError
	ok := errors.As(err, &e)
	return e, ok
}
