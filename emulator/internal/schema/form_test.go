// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema_test

import (
	"encoding/json"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

func TestFromForm(t *testing.T) {
	t.Parallel()
	o := &schema.Object{Properties: map[string]schema.Property{
		"name": schema.String(0, 0, ""), "blocked": schema.Bool(""), "limit": schema.Integer(0, 9, ""), "metadata": schema.Map(""),
		"roles": schema.List(schema.String(0, 0, ""), 0, 0, ""), "fields": schema.List(schema.Map(""), 0, 0, ""),
	}}
	for form, want := range map[string]object{
		"name=a&name=b":                        {"name": "b"},
		"blocked=true&limit=5&other=x":         {"blocked": true, "limit": json.Number("5"), "other": "x"},
		"metadata[plan]=pro&metadata[n]=1":     {"metadata": object{"plan": "pro", "n": "1"}},
		`metadata={"plan":"pro"}`:              {"metadata": object{"plan": "pro"}},
		"roles=a":                              {"roles": []any{"a"}},
		"roles=a&roles=b":                      {"roles": []any{"a", "b"}},
		"roles[]=a&roles[]=b":                  {"roles": []any{"a", "b"}},
		"roles[1]=b&roles[0]=a":                {"roles": []any{"a", "b"}},
		`roles=["a","b"]`:                      {"roles": []any{"a", "b"}},
		`fields={"name":"a"}&fields={"b":"c"}`: {"fields": []any{object{"name": "a"}, object{"b": "c"}}},
	} {
		values, err := url.ParseQuery(form)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, schema.FromForm(values, o)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form, diff)
		}
	}
}
