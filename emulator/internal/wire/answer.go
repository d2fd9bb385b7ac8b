// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"net/http"
	"strconv"
)

const contentTypeJSON = "application/json; charset=utf-8"

// Answer is an answer that is ready to be sent.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// NewAnswer encodes a body as JSON; nil sends none. The content type is that of
// JSON also then, as the service has it.
func NewAnswer(status int, body any) Answer {
	a := Answer{Status: status, Header: http.Header{"Content-Type": {contentTypeJSON}}}
	if body != nil {
		a.Body = Encode(body)
	}
	return a
}

// ErrorAnswer is the answer to an error.
func ErrorAnswer(e *Error) Answer {
	a := NewAnswer(e.StatusCode, e)
	if e.StatusCode == http.StatusUnauthorized {
		a.Header.Set("WWW-Authenticate", "Bearer error="+strconv.Quote(e.Message))
	}
	return a
}

// HTMLPage is what a proxy answers in place of the service.
func HTMLPage(status int) Answer {
	text := http.StatusText(status)
	return Answer{
		Status: status,
		Header: http.Header{"Content-Type": {"text/html"}, "Server": {"proxy"}},
		Body: []byte("<html>\r\n<head><title>" + text + "</title></head>\r\n<body>\r\n<center><h1>" + text +
			"</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n"),
	}
}

// HasBody reports whether an answer of a status may have a body.
func HasBody(status int) bool {
	return status >= http.StatusOK && status != http.StatusNoContent && status != http.StatusNotModified
}
