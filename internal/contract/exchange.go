// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
)

// exchange is one request and its answer.
type exchange struct {
	spec      *document
	request   *http.Request
	body      []byte
	status    int
	header    http.Header
	answer    []byte
	forged    bool // A fault rule has made the answer.
	ours      bool // Our client sent the request.
	tolerated []Deviation
}

// check returns what contradicts the document, each in a sentence.
func (x *exchange) check(ctx context.Context) []string {
	route, params, err := x.spec.router.FindRoute(x.request)
	if err != nil {
		if x.ours {
			return []string{fmt.Sprintf("our client calls %s %s, which is no operation", x.request.Method, x.request.URL.Path)}
		}
		return nil // Tests ask for what does not exist, too.
	}
	operation := route.Method + " " + route.Path
	for name, value := range params {
		// The router leaves path segments escaped.
		if params[name], err = url.PathUnescape(value); err != nil {
			return []string{fmt.Sprintf("%s: {%s} is %q: %v", operation, name, value, err)}
		}
	}
	input := &openapi3filter.RequestValidationInput{
		Request: x.request, PathParams: params, Route: route, Options: options(),
	}
	var violations []string
	add := func(part Part, found []finding) {
		if len(found) == 0 || x.excused(operation, part) {
			return
		}
		for _, f := range found {
			violations = append(violations, f.sentence(operation, part, x.status))
		}
	}
	if x.ours {
		account.request(operation)
		add(Request, x.checkRequest(ctx, input))
	}
	if body, ok := x.answered(); ok {
		account.response(operation, x.status)
		add(x.checkResponse(ctx, input, operation, body))
	}
	return violations
}

// answered is the body of the answer, and whether it is the API's own. Answers of
// the limiter may come from every operation; the document forgets some.
func (x *exchange) answered() ([]byte, bool) {
	if x.forged || x.status == http.StatusTooManyRequests {
		return nil, false
	}
	body := x.answer
	if x.header.Get("Content-Encoding") == "gzip" {
		r, err := gzip.NewReader(bytes.NewReader(body))
		if err == nil {
			body, err = io.ReadAll(r)
		}
		if err != nil {
			return nil, true
		}
	}
	return body, true
}

func options() *openapi3filter.Options {
	return &openapi3filter.Options{
		MultiError: true, IncludeResponseStatus: true, SkipSettingDefaults: true, RejectWhenRequestBodyNotSpecified: true,
		AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
	}
}

func (x *exchange) checkRequest(ctx context.Context, input *openapi3filter.RequestValidationInput) []finding {
	found := findings(openapi3filter.ValidateRequest(ctx, input))
	// An undeclared query parameter is ignored by the service; our client has no
	// business sending one.
	declared := map[string]bool{}
	for _, p := range input.Route.Operation.Parameters {
		declared[p.Value.In+" "+p.Value.Name] = true
	}
	for _, p := range input.Route.PathItem.Parameters {
		declared[p.Value.In+" "+p.Value.Name] = true
	}
	for name := range x.request.URL.Query() {
		if !declared["query "+name] {
			found = append(found, finding{Where: "query " + name, Reason: "is not declared"})
		}
	}
	return found
}

func (x *exchange) checkResponse(
	ctx context.Context, input *openapi3filter.RequestValidationInput, operation string, body []byte,
) (Part, []finding) {
	response := input.Route.Operation.Responses.Status(x.status)
	switch {
	case response == nil:
		return Status, []finding{{Reason: "the document does not declare it"}}
	case len(response.Value.Content) == 0 && x.status < http.StatusBadRequest:
		// The validator takes an undeclared body for anything.
		if len(body) > 0 {
			return Body, []finding{{Reason: "a body where none is declared"}}
		}
		return Body, nil
	case x.status == http.StatusNoContent && len(body) == 0:
		return Body, nil // Whatever content the document announces: there can be none.
	}
	var value any
	if decoder := json.NewDecoder(bytes.NewReader(body)); len(body) > 0 {
		decoder.UseNumber()
		if err := decoder.Decode(&value); err == nil {
			if plain, err := json.Marshal(x.withoutKnown(operation, value)); err == nil {
				body = plain
			}
		}
	}
	found := findings(openapi3filter.ValidateResponse(ctx, &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: x.status, Header: x.header, Body: io.NopCloser(bytes.NewReader(body)), Options: input.Options,
	}))
	if len(found) == 1 && strings.HasPrefix(found[0].Reason, "value matches more than one schema") {
		return Overlap, found
	}
	return Response, x.withoutMissing(operation, found)
}

// finding is one thing that the validator found wrong.
type finding struct {
	Where  string // JSON pointer into the body, or "query NAME".
	Reason string
}

func (f finding) sentence(operation string, part Part, status int) string {
	where := f.Where
	if where == "" {
		where = "the whole"
	}
	return fmt.Sprintf("%s, %s (status %d), %s: %s", operation, part, status, where, f.Reason)
}

// misses reports whether the finding is that an attribute is missing.
func (f finding) misses(key string) bool {
	return f.Reason == fmt.Sprintf("property %q is missing", key)
}

// findings flattens the validator's errors.
func findings(err error) []finding {
	if err == nil {
		return nil
	}
	var several openapi3.MultiError
	if errors.As(err, &several) {
		var out []finding
		for _, one := range several {
			out = append(out, findings(one)...)
		}
		return out
	}
	var parameter *openapi3filter.RequestError
	prefix := ""
	if errors.As(err, &parameter) && parameter.Parameter != nil {
		prefix = parameter.Parameter.In + " " + parameter.Parameter.Name
	}
	var schema *openapi3.SchemaError
	if errors.As(err, &schema) {
		where := prefix
		if pointer := schema.JSONPointer(); len(pointer) > 0 {
			where += "/" + strings.Join(pointer, "/")
		}
		return []finding{{Where: where, Reason: schema.Reason}}
	}
	reason, _, _ := strings.Cut(err.Error(), "\n")
	return []finding{{Where: prefix, Reason: reason}}
}
