// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format    string
		good, bad []string
	}{
		{"client-id", []string{"a", strings.Repeat("a", 64)}, []string{"", "a b", strings.Repeat("a", 65)}},
		{"connection-id", []string{"con_0000000000000001"}, []string{"con_1", "org_0000000000000001", "con_000000000000000_"}},
		{"role-id", []string{"rol_aB3dE5fG7hI9jK1l"}, []string{"rol_1", "con_0000000000000001"}},
		{"organization-name", []string{"acme", "acme-2_b"}, []string{"Acme", "a b", ""}},
		{"html-color", []string{"#fff", "#0a0B0c"}, []string{"fff", "#ff", "red", "#gggggg"}},
		{"strict-https-uri-or-null", []string{"https://example.com/a.png"}, []string{"http://example.com/a.png", "a.png", "https:"}},
		{"url", []string{"http://example.com/back", "myapp://callback"}, []string{"example.com", "/back"}},
		{"strict-uri", []string{"https://example.com/a.png?s=1&d=a%20b", "https://example.com/é.png", "data:image/png;base64,AAAA"}, []string{"https://example.com/a b.png", "https://example.com/<a>", "/a.png"}},
		{"hostname", []string{"example.com", "localhost", "a-b.example"}, []string{"", "-a.example", "a..example", "https://example.com", "a b"}},
		{"uuid", []string{"d8432cb6-b1d8-4c26-a1d5-1d2b7a1b6f6f"}, []string{"d8432cb6", "d8432cb6b1d84c26a1d51d2b7a1b6f6f", "g8432cb6-b1d8-4c26-a1d5-1d2b7a1b6f6f"}},
	} {
		p := schema.String(0, 0, "").WithFormat(c.format)
		for _, good := range c.good {
			if v := p.Check("x", good); v != nil {
				t.Errorf("%s: %v", c.format, v)
			}
		}
		for _, bad := range c.bad {
			want := "'Object didn't pass validation for format " + c.format + ": " + bad + "' on property x."
			if v := p.Check("x", bad); v == nil || v.String() != want {
				t.Errorf("%s %q: %v", c.format, bad, v)
			}
		}
	}
}
