// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"slices"
	"strings"
	"testing"
)

func TestAskedBy(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		`username:"neo"`:                          "username",
		`username:neo AND NOT blocked:true`:       "blocked username",
		`email:("a@b.cc" OR "c@d.ee")`:            "email",
		`email.domain:"example.com"`:              "email",
		`app_metadata.a.b:"name:x" OR name:ada*`:  "app_metadata name",
		`app_metadata.two\ words:1`:               "app_metadata",
		`identities.connection:"x (y"`:            "identities",
		`_exists_:phone_number`:                   "phone_number",
		`NOT _exists_:user_metadata.plan`:         "user_metadata",
		`logins_count:[10 TO 100} AND (name:"A")`: "name",
		`last_login:[* TO 2025-12-31]`:            "",
		`-given_name:"Ada" +family_name:x`:        "family_name given_name",
	} {
		if got := strings.Join(askedBy(query), " "); got != want {
			t.Errorf("%s asks for %q, want %q", query, got, want)
		}
	}
	for _, query := range []string{`ada`, `"ada"`, `ada AND email:"x"`, `(email:x OR neo)`, `name:a b`} {
		if got := askedBy(query); len(got) != len(searched) || !slices.IsSorted(got) {
			t.Errorf("%s asks for %v, want everything", query, got)
		}
	}
}
