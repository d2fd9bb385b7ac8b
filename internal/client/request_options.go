// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// RequestOption changes one request.
type RequestOption func(*requestOptions)

type requestOptions struct {
	customDomain string
	fields       FieldSelection
	earlier      *Earlier
}

func optionsOf(defaults requestOptions, opts []RequestOption) requestOptions {
	for _, opt := range opts {
		opt(&defaults)
	}
	return defaults
}

// WithCustomDomain sends the domain as Auth0-Custom-Domain, on the endpoints that take that header
// (creating and updating a user among them), instead of the client's default. "" keeps the default.
func WithCustomDomain(domain string) RequestOption {
	return func(o *requestOptions) {
		if domain = strings.TrimSpace(domain); domain != "" {
			o.customDomain = domain
		}
	}
}

// WithFields restricts the attributes of the users in the answer.
func WithFields(selection FieldSelection) RequestOption {
	return func(o *requestOptions) { o.fields = selection }
}

// FieldSelection names first-level attributes to answer, or with Exclude all but those. The zero
// value selects everything.
type FieldSelection struct {
	Fields  []string
	Exclude bool
}

func (s FieldSelection) addTo(query url.Values) {
	if len(s.Fields) == 0 {
		return
	}
	query.Set("fields", strings.Join(s.Fields, ","))
	if s.Exclude {
		query.Set("include_fields", "false")
		return
	}
	query.Set("include_fields", "true")
}

// including returns the selection with these fields in it.
func (s FieldSelection) including(fields ...string) FieldSelection {
	switch {
	case len(s.Fields) == 0:
		return s
	case s.Exclude:
		s.Fields = slices.DeleteFunc(slices.Clone(s.Fields), func(field string) bool { return slices.Contains(fields, field) })
		return s
	}
	s.Fields = slices.Clone(s.Fields)
	for _, field := range fields {
		if !slices.Contains(s.Fields, field) {
			s.Fields = append(s.Fields, field)
		}
	}
	return s
}

func (o requestOptions) customDomainHeader() http.Header {
	if o.customDomain == "" {
		return nil
	}
	return http.Header{"Auth0-Custom-Domain": {o.customDomain}}
}
