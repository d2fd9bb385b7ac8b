// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxBody is the payload cap of the API, 1 MB.
const maxBody = 1 << 20

// request is a Management API call after routing and authentication.
type request struct {
	endpoint *endpoint
	params   map[string]string
	query    url.Values
	header   http.Header
	body     map[string]any // nil when the request has none
	list     []any          // the body, where it is an array
	file     []byte         // the part "users" of a multipart body; nil = missing
	caller   caller
	origin   string       // the tenant as the request named it, "http://127.0.0.1:4010"
	ip       string       // of the client
	jobEnd   fault.JobEnd // what a fault rule says about the job that it makes
}

// readBody reads at most maxBody bytes.
func readBody(r io.Reader) ([]byte, error) {
	if r == nil {
		return nil, nil
	}
	raw, err := io.ReadAll(io.LimitReader(r, maxBody+1))
	if err != nil {
		return nil, errBadRequest("", "Invalid request payload")
	}
	if len(raw) > maxBody {
		return nil, wire.NewError(http.StatusRequestEntityTooLarge, "",
			"Payload content length greater than maximum allowed: "+strconv.Itoa(maxBody))
	}
	return raw, nil
}

// decodeBody turns a JSON or form-encoded body into an object. A missing body
// and a literal null both give nil.
func decodeBody(contentType string, raw []byte, want *schema.Object) (map[string]any, error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, nil
	}
	media := "application/json" // what the service assumes when the header is missing
	if contentType != "" {
		m, _, err := mime.ParseMediaType(contentType)
		if err != nil {
			return nil, wire.NewError(http.StatusUnsupportedMediaType, "", "Unsupported Media Type")
		}
		media = m
	}
	switch {
	case media == "application/json" || strings.HasSuffix(media, "+json"):
		v, err := wire.Decode(raw)
		if err != nil {
			return nil, errBadRequest("", "Invalid request payload JSON format")
		}
		switch obj := v.(type) {
		case nil:
			return nil, nil
		case map[string]any:
			return obj, nil
		default:
			return nil, errBody(schema.Violation{Detail: "Expected type object but found type " + schema.JSONType(v)})
		}
	case media == "application/x-www-form-urlencoded":
		values, err := url.ParseQuery(string(raw))
		if err != nil {
			return nil, errBadRequest("", "Invalid request payload")
		}
		return schema.FromForm(values, want), nil
	default:
		return nil, wire.NewError(http.StatusUnsupportedMediaType, "", "Unsupported Media Type")
	}
}

// decodeList decodes and checks a body that is an array.
func decodeList(raw []byte, want schema.Property) ([]any, error) {
	v, err := wire.Decode(raw)
	if err != nil {
		return nil, errBadRequest("", "Invalid request payload JSON format")
	}
	if broken := want.Check("", v); broken != nil {
		return nil, errBody(*broken)
	}
	list, _ := v.([]any)
	return list, nil
}

// str returns a string member of the body, "" when it is absent or not a string.
func (r *request) str(key string) string {
	s, _ := r.body[key].(string)
	return s
}

// strings returns a list member of the body, without what is not a string.
func (r *request) strings(key string) []string {
	var out []string
	list, _ := r.body[key].([]any)
	for _, item := range list {
		if s, ok := item.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// has reports whether the body holds key, whatever its value.
func (r *request) has(key string) bool {
	_, ok := r.body[key]
	return ok
}
