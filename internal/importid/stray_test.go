// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

func TestStray(t *testing.T) {
	t.Parallel()
	for id, says := range map[string]string{
		" auth0|abc": "a blank or a line break", "auth0|abc\n": "a blank or a line break", "\tauth0|abc": "a blank or a line break",
		"auth0|abc\r\n": "a blank or a line break", "\ufeffauth0|abc": "a blank or a line break", "auth0|abc\u00a0": "a blank or a line break",
		" \n": "blanks only", `"auth0|abc"`: "a quote", `'auth0|abc'`: "a quote", `""`: "a quote",
		"auth0|abc ::rol_1": "beside the two colons", "auth0|abc:: rol_1": "beside the two colons", "auth0|abc::api\n::read": "beside the two colons",
	} {
		if got := importid.Stray(id); !strings.Contains(got, says) {
			t.Errorf("%q: %q does not say %q", id, got, says)
		}
	}
}

// TestStray_noFalseAlarm: what stands within an ID is not judged.
func TestStray_noFalseAlarm(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"", "abc", "auth0|abc", "samlp|acme|Jörg Müller", `samlp|acme|"x"`, "ad|corp|D\\u", "auth0|abc::rol_1", "auth0|a::urn:a::b:c::read:books", "samlp|acme|a\tb"} {
		if got := importid.Stray(id); got != "" {
			t.Errorf("%q: %s", id, got)
		}
	}
	part := rapid.StringMatching(`[a-z0-9](?:[ a-z0-9:/"'.|\pL]{0,10}[a-z0-9])?`).Filter(func(s string) bool {
		return !strings.Contains(s, " ::") && !strings.Contains(s, ":: ")
	})
	rapid.Check(t, func(t *rapid.T) {
		id := strings.Join(rapid.SliceOfN(part, 1, 3).Draw(t, "parts"), importid.Separator)
		if got := importid.Stray(id); got != "" {
			t.Fatalf("%q: %s", id, got)
		}
	})
}
