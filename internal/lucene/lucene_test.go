// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

func TestQuote(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"":                  `""`,
		"ada@example.com":   `"ada@example.com"`,
		"a+b@example.com":   `"a+b@example.com"`,
		"O'Neil (admin)":    `"O'Neil (admin)"`,
		`say "hi"`:          `"say \"hi\""`,
		`C:\users`:          `"C:\\users"`,
		`\"`:                `"\\\""`,
		"a* OR b?":          `"a* OR b?"`,
		"two\nlines":        "\"two\nlines\"",
		"Zoë 北京":            `"Zoë 北京"`,
		"auth0|65e1a2b3c4d": `"auth0|65e1a2b3c4d"`,
	} {
		if got := lucene.Quote(value); got != want {
			t.Errorf("Quote(%q) = %s, want %s", value, got, want)
		}
	}
}

func TestEscape(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"":                `""`,
		"ada":             `ada`,
		"a+b@example.com": `a\+b@example.com`,
		"O'Neil (admin)":  `O'Neil\ \(admin\)`,
		`"`:               `\"`,
		`\`:               `\\`,
		"*?":              `\*\?`,
		"AND":             `\AND`,
		"OR":              `\OR`,
		"NOT":             `\NOT`,
		"TO":              `\TO`,
		"and":             `and`,
		"ANDREA":          `ANDREA`,
		"auth0|1":         `auth0\|1`,
		"/re/":            `\/re\/`,
		"a&&b":            `a\&\&b`,
		"line\nbreak\t":   "line\\\nbreak\\\t",
		"wide\u3000space": "wide\\\u3000space",
		"Zoë":             `Zoë`,
	} {
		if got := lucene.Escape(value); got != want {
			t.Errorf("Escape(%q) = %s, want %s", value, got, want)
		}
	}
}

func TestField(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"email":                    `email`,
		"app_metadata.cost-center": `app_metadata.cost-center`,
		"-odd":                     `\-odd`,
		"app_metadata.https://x/r": `app_metadata.https\:\/\/x\/r`,
		"user_metadata.two words":  `user_metadata.two\ words`,
		"NOT":                      `\NOT`,
	} {
		if got := lucene.Field(path); got != want {
			t.Errorf("Field(%q) = %s, want %s", path, got, want)
		}
	}
}

func TestTerms(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, got, want string }{
		{"term", lucene.Term("email", "ada@example.com"), `email:"ada@example.com"`},
		{"one of none", lucene.AnyOf("user_id"), `user_id:""`},
		{"one of one", lucene.AnyOf("user_id", "auth0|1"), `user_id:"auth0|1"`},
		{"one of two", lucene.AnyOf("user_id", "auth0|1", `a"b`), `user_id:("auth0|1" OR "a\"b")`},
		{"boolean", lucene.Match("blocked", lucene.Bool(true)), `blocked:true`},
		{"number", lucene.Match("logins_count", lucene.Number("12")), `logins_count:12`},
		{"negative number", lucene.Match("app_metadata.n", lucene.Number("-3")), `app_metadata.n:\-3`},
		{
			"mixed", lucene.Match("app_metadata.n", lucene.Number("1.5"), lucene.Text("1.5"), lucene.Bool(false)),
			`app_metadata.n:(1.5 OR "1.5" OR false)`,
		},
		{
			"and", lucene.And(lucene.Term("name", "Ada"), lucene.AnyOf("nickname", "a", "b")),
			`name:"Ada" AND nickname:("a" OR "b")`,
		},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, test.got, test.want)
		}
	}
}
