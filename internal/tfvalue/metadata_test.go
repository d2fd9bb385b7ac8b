// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue_test

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// hidden stands for what people put into metadata and do not want in a log.
const hidden = "sentinel"

func validate(t interface{ Helper() }, v tfvalue.Metadata) diag.Diagnostics {
	t.Helper()
	var resp xattr.ValidateAttributeResponse
	v.ValidateAttribute(context.Background(), xattr.ValidateAttributeRequest{Path: path.Root("user_metadata")}, &resp)
	return resp.Diagnostics
}

func TestMetadata_validate(t *testing.T) {
	t.Parallel()
	object := func(size int) string { return `{"` + hidden + `":"` + strings.Repeat("x", size-len(hidden)-7) + `"}` }
	for name, c := range map[string]struct {
		in       tfvalue.Metadata
		severity diag.Severity
		summary  string
		says     string
	}{
		"null":                {in: tfvalue.MetadataNull()},
		"unknown":             {in: tfvalue.Metadata{StringValue: types.StringUnknown()}},
		"empty object":        {in: text(`{}`)},
		"object":              {in: text(`{"a":{"b":[1,2.5,null,"` + hidden + `"]}}`)},
		"empty text":          {text(""), diag.SeverityError, "Invalid Metadata", "write null"},
		"only blanks":         {text(" \n"), diag.SeverityError, "Invalid Metadata", "write null"},
		"key twice":           {text(`{"a":1,"a":"` + hidden + `"}`), diag.SeverityError, "Invalid Metadata", `key "a" is written twice`},
		"empty key":           {text(`{"a":{"":"` + hidden + `"}}`), diag.SeverityError, "Invalid Metadata", `key "a"."" is empty`},
		"NUL in a key":        {text(`{"a\u0000":"` + hidden + `"}`), diag.SeverityError, "Invalid Metadata", "cannot be seen"},
		"NUL in a value":      {text(`{"a":"` + hidden + `\u0000"}`), diag.SeverityError, "Invalid Metadata", "base64encode()"},
		"huge number":         {text(`{"a":1e400}`), diag.SeverityError, "Invalid Metadata", `number at "a" is too large`},
		"too deep":            {text(`{"a":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`), diag.SeverityError, "Invalid Metadata", "100 levels"},
		"dot in a key":        {text(`{"a.b":"` + hidden + `"}`), diag.SeverityWarning, "Unsafe Metadata", `key "a.b" has a dot`},
		"dollar in a key":     {text(`{"$a":"` + hidden + `"}`), diag.SeverityWarning, "Unsafe Metadata", "dollar sign"},
		"large integer":       {text(`{"a":9007199254740993}`), diag.SeverityWarning, "Unsafe Metadata", "Write it as a string"},
		"not JSON":            {text(hidden), diag.SeverityError, "Invalid Metadata", "jsonencode("},
		"array":               {text(`["` + hidden + `"]`), diag.SeverityError, "Invalid Metadata", "must be a JSON object"},
		"string":              {text(`"` + hidden + `"`), diag.SeverityError, "Invalid Metadata", "must be a JSON object"},
		"null in JSON":        {text(`null`), diag.SeverityError, "Invalid Metadata", "must be a JSON object"},
		"two objects":         {text(`{"a":"` + hidden + `"} {}`), diag.SeverityError, "Invalid Metadata", "more than one value"},
		"cut off":             {text(`{"a":"` + hidden), diag.SeverityError, "Invalid Metadata", "ends too early"},
		"trailing comma":      {text(`{"a":"` + hidden + `",}`), diag.SeverityError, "Invalid Metadata", "at byte"},
		"10 KB":               {in: text(object(10 << 10))},
		"more than 10 KB":     {text(object(10<<10 + 1)), diag.SeverityWarning, "Metadata Larger Than the Announced Limit", "10241 bytes"},
		"1 MB":                {text(object(1 << 20)), diag.SeverityWarning, "Metadata Larger Than the Announced Limit", "1048576 bytes"},
		"more than 1 MB":      {text(object(1<<20 + 1)), diag.SeverityError, "Metadata Too Large", "1048577 bytes"},
		"white space is free": {in: text(`{"a":` + strings.Repeat(" ", 20<<10) + `1}`)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diags := validate(t, c.in)
			if c.summary == "" {
				if len(diags) != 0 {
					t.Errorf("unexpected: %v", diags)
				}
				return
			}
			if len(diags) != 1 || diags[0].Severity() != c.severity || diags[0].Summary() != c.summary || !strings.Contains(diags[0].Detail(), c.says) {
				t.Fatalf("got %v, want one %s %q that says %q", diags, c.severity, c.summary, c.says)
			}
			if with, ok := diags[0].(diag.DiagnosticWithPath); !ok || !with.Path().Equal(path.Root("user_metadata")) {
				t.Error("the diagnostic is on no attribute")
			}
			if strings.Contains(diags[0].Detail(), hidden) {
				t.Errorf("the value is shown: %s", diags[0].Detail())
			}
		})
	}
}

// TestMetadata_neverShown: whatever is wrong with a value, it is not quoted.
func TestMetadata_neverShown(t *testing.T) {
	t.Parallel()
	garbage := rapid.StringMatching(`[{\["]{0,3}` + hidden + `["\]},: ]{0,4}`)
	rapid.Check(t, func(t *rapid.T) {
		for _, d := range validate(t, text(garbage.Draw(t, "value"))) {
			if strings.Contains(d.Summary()+d.Detail(), hidden) {
				t.Fatalf("the value is shown: %s", d.Detail())
			}
		}
	})
}

func TestMetadata_object(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in   tfvalue.Metadata
		want map[string]string
	}{
		"null":      {tfvalue.MetadataNull(), nil},
		"unknown":   {tfvalue.Metadata{StringValue: types.StringUnknown()}, nil},
		"garbage":   {text("x"), nil},
		"no object": {text("[]"), nil},
		"empty":     {text("{}"), map[string]string{}},
		"object":    {text(`{"n": 12345678901234567890, "s": "x"}`), map[string]string{"n": "12345678901234567890", "s": `"x"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := c.in.Object()
			if (got == nil) != (c.want == nil) || len(got) != len(c.want) {
				t.Fatalf("got %s, want %v", got, c.want)
			}
			for key, raw := range c.want {
				if string(got[key]) != raw {
					t.Errorf("%s is %s, want %s", key, got[key], raw)
				}
			}
		})
	}
}

// TestMetadata_roundTrip: an object and its text are the same value.
func TestMetadata_roundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.MapOf(rapid.String(), rapid.OneOf(
			rapid.Map(rapid.Int64(), func(n int64) any { return n }),
			rapid.Map(rapid.String(), func(s string) any { return s }),
			rapid.Just(any(nil)),
			rapid.Map(rapid.SliceOf(rapid.Bool()), func(b []bool) any { return b }),
		)).Draw(t, "object")
		raw, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		back := tfvalue.NewMetadata(text(string(raw)).Object())
		if !tfvalue.SameMetadata(string(raw), back.ValueString()) {
			t.Fatalf("%s became %s", strconv.Quote(string(raw)), back)
		}
	})
}

func text(s string) tfvalue.Metadata { return tfvalue.Metadata{StringValue: types.StringValue(s)} }
