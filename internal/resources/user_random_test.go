// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/contract"
)

// object is a JSON object as a test writes it.
type object = map[string]any

// randomConnections are the connections of random users, as a seed.
const randomConnections = `
connections:
  - {name: Username-Database, strategy: auth0, options: {requires_username: true}}
  - {name: flexible, strategy: auth0, options: {attributes: {email: {identifier: {active: true}}, phone_number: {identifier: {active: true}}}}}
  - {name: google-oauth2, strategy: google-oauth2}
  - {name: github, strategy: github}
  - {name: acme-saml, strategy: samlp}
  - {name: acme-ad, strategy: waad}
`

// awkward are pieces of text that configuration languages trip over.
var awkward = []string{
	"", " ", "a", "Ada", "O'Brien", "Zoë", "e\u0301", "漢字", "🦊", "\u202eabc", `"quoted"`, `back\slash`, "${not.interpolated}", "%{ if true }", "$${x}", "%%{",
	"line\nbreak", "\ttab", "<<EOT", "# no comment", "//", "{}", "[]", "null", "true", "12", "1e5", `{"a":1}`, "<b>&amp;</b>", "\u2028", "\u00a0",
}

func randomText(least int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(awkward), 1, 4).Draw(t, "pieces"), "")
		if len(text) < least {
			return "x" + text
		}
		return text
	})
}

// isPlainText leaves out texts that the CLIs themselves alter when they write
// configuration: JSON, with any white space around it, becomes jsonencode(...),
// which has a spacing of its own. A name of "{ }" would become "{}".
func isPlainText(s string) bool {
	trimmed := strings.TrimSpace(s)
	if !json.Valid([]byte(trimmed)) {
		return true
	}
	return trimmed == s && !strings.ContainsAny(s, "{[")
}

// isName leaves out what is no name: blanks only, and characters that cannot be seen.
func isName(s string) bool {
	return strings.TrimSpace(s) != "" && !strings.ContainsFunc(s, unicode.IsControl)
}

// anyTenant is a tenant with the connections of random users. What identity
// providers send may be null; the document has no such users.
func anyTenant(t *testing.T) *acctest.World {
	t.Helper()
	w := acctest.New(t)
	w.Seed(randomConnections)
	w.Contract.Tolerate(contract.Deviation{
		Operations: []string{"GET /users", "GET /users/{id}"}, Part: contract.Null, Status: http.StatusOK,
		Keys:     []string{"email", "phone_number", "name", "nickname", "given_name", "family_name", "picture", "username"},
		Evidence: "the seed of this test",
	})
	return w
}

// randomValue is any JSON value, at most depth levels deep.
func randomValue(depth int) *rapid.Generator[any] {
	scalars := []*rapid.Generator[any]{
		rapid.Just[any](nil),
		rapid.Map(rapid.Bool(), func(v bool) any { return v }),
		rapid.Map(randomText(0), func(v string) any { return v }),
		rapid.Map(rapid.SampledFrom([]string{"0", "-1", "42", "2.5", "-0.1", "9007199254740993", "12345678901234567890", "1e21", "1.5e-7", "3.141592653589793"}),
			func(v string) any { return json.Number(v) }),
	}
	if depth == 0 {
		return rapid.OneOf(scalars...)
	}
	return rapid.OneOf(append(scalars,
		rapid.Map(rapid.SliceOfN(randomValue(depth-1), 0, 3), func(v []any) any { return v }),
		rapid.Map(randomObject(depth-1), func(v object) any { return v }),
	)...)
}

func randomObject(depth int) *rapid.Generator[object] {
	key := rapid.OneOf(rapid.StringMatching(`[a-z_]{1,8}`), rapid.Map(randomText(1), func(s string) string {
		return strings.NewReplacer(".", "_", "$", "_", "\n", "_", "\t", "_").Replace(s) // What keys must not have.
	}))
	return rapid.MapOfN(key, randomValue(depth), 0, 4)
}

// randomUser is a user as a tenant may hold it, number n of its kind of connection,
// in the form of the emulator's seed: every attribute there, absent, null or empty
// wherever its connection allows that.
func randomUser(n int) *rapid.Generator[object] {
	return rapid.Custom(func(t *rapid.T) object {
		u := object{}
		maybe := func(name string, value *rapid.Generator[any]) {
			if rapid.Bool().Draw(t, "has "+name) {
				u[name] = value.Draw(t, name)
			}
		}
		flag := rapid.Map(rapid.Bool(), func(v bool) any { return v })
		text := rapid.Map(randomText(1).Filter(isPlainText).Filter(isName), func(s string) any { return s })
		email := rapid.Custom(func(t *rapid.T) any {
			return fmt.Sprintf("%s%d@example.com", rapid.SampledFrom([]string{"ada", "a.b+c", "o'brien", "x_y-z"}).Draw(t, "mailbox"), n)
		})
		phone := rapid.Map(rapid.IntRange(0, 99), func(v int) any { return fmt.Sprintf("+1%08d%02d", n, v) })
		id := fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"u", "64f0c0ffee", "a:b/", "q?#%"}).Draw(t, "id"), n)

		connection := rapid.SampledFrom([]string{
			"Username-Password-Authentication", "Username-Database", "flexible", "email", "sms",
			"google-oauth2", "github", "acme-saml", "acme-ad",
		}).Draw(t, "connection")
		provider, full := "auth0", id
		switch connection {
		case "Username-Password-Authentication":
			u["email"] = email.Draw(t, "email")
		case "Username-Database":
			u["username"] = fmt.Sprintf("user^%d", n)
			maybe("email", email)
		case "flexible":
			u["phone_number"] = phone.Draw(t, "phone")
			maybe("email", email)
			maybe("phone_verified", flag)
		case "email":
			provider, u["email"] = "email", email.Draw(t, "email")
		case "sms":
			provider, u["phone_number"] = "sms", phone.Draw(t, "phone")
			maybe("phone_verified", flag)
			maybe("email_verified", rapid.Just[any](false))
		default:
			provider = map[string]string{"acme-saml": "samlp", "acme-ad": "waad"}[connection]
			if provider == "" {
				provider = connection
			} else {
				full = connection + "|" + id
			}
			empty := rapid.SampledFrom([]any{nil, ""})
			maybe("email", rapid.OneOf(email, rapid.Map(email, func(v any) any { return strings.ToUpper(fmt.Sprint(v)) }), empty))
			maybe("phone_number", rapid.OneOf(phone, empty))
			for _, name := range []string{"name", "nickname", "given_name", "family_name", "picture", "username"} {
				maybe(name, empty)
			}
		}
		if u["email"] != nil {
			maybe("email_verified", flag)
		}
		for _, name := range []string{"name", "nickname", "given_name", "family_name"} {
			maybe(name, text)
		}
		maybe("picture", rapid.SampledFrom([]any{"https://lh3.example.com/a-b/c=s96?x=%20&y=1", "http://127.0.0.1/p.png#f"}))
		maybe("blocked", flag)
		maybe("user_metadata", rapid.Map(randomObject(2), func(v object) any { return v }))
		maybe("app_metadata", rapid.Map(randomObject(2), func(v object) any { return v }))
		maybe("logins_count", rapid.Just[any](3))
		maybe("last_login", rapid.Just[any]("2026-01-02T03:04:05.678Z"))
		maybe("multifactor", rapid.Just[any]([]any{"guardian"}))

		social := provider == "google-oauth2" || provider == "github"
		identities := []any{object{"connection": connection, "provider": provider, "user_id": full, "isSocial": social}}
		if rapid.IntRange(0, 4).Draw(t, "linked") == 0 {
			identities = append(identities, object{
				"connection": "google-oauth2", "provider": "google-oauth2", "user_id": fmt.Sprintf("linked%d", n), "isSocial": true,
				"access_token": "secret-token-of-the-identity-provider", "profileData": object{"email": fmt.Sprintf("linked%d@example.com", n), "name": "Linked"},
			})
		}
		u["user_id"], u["identities"] = provider+"|"+full, identities
		return u
	})
}
