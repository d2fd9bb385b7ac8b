// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestUser_everyAttribute(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	got := read(t, w, userType, acctest.Attributes{"user_id": acctest.String("auth0|full")}, map[string]int{byID: 1})
	want := map[string]any{
		"id": "auth0|full", "user_id": "auth0|full",
		"email": "ada@example.com", "email_verified": true, "username": "ada", "phone_number": "+14155550123", "phone_verified": true,
		"name": "Ada Lovelace", "nickname": "ada", "given_name": "Ada", "family_name": "Lovelace", "picture": "https://example.com/ada.png",
		"blocked":       false,
		"user_metadata": `{"n":12345678901234567890,"theme":"dark"}`, "app_metadata": `{"employee":"4711","tier":["gold"]}`,
		"identities": []any{
			map[string]any{"connection": "Username-Password-Authentication", "provider": "auth0", "user_id": "full", "is_social": false},
			map[string]any{
				"connection": "google-oauth2", "provider": "google-oauth2", "user_id": "99", "is_social": true,
				"profile_data": `{"age":1,"email":"ada@gmail.example"}`,
			},
		},
		"created_at": "2024-03-01T09:30:00.000Z", "updated_at": "2026-01-15T08:12:45.123Z", "last_login": "2026-01-15T08:12:45.123Z",
		"last_ip": "203.0.113.7", "logins_count": json.Number("42"), "last_password_reset": "2025-06-01T00:00:00.000Z",
		"multifactor": []any{"guardian"}, "multifactor_last_modified": "2025-07-01T00:00:00.000Z",
	}
	if n, err := json.Number(fmt.Sprint(got["profile_bytes"])).Int64(); err != nil || n < 800 || n > 1200 {
		t.Errorf("profile_bytes %v", got["profile_bytes"])
	}
	delete(got, "profile_bytes")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("state (-want +got):\n%s", diff)
	}
}

func TestUser_selectors(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		set  acctest.Attributes
		want string // the user's ID
		cost map[string]int
	}{
		"social":                     {acctest.Attributes{"user_id": acctest.String("google-oauth2|1122334455")}, "google-oauth2|1122334455", map[string]int{byID: 1}},
		"enterprise":                 {acctest.Attributes{"user_id": acctest.String("samlp|acme-saml|ext-7")}, "samlp|acme-saml|ext-7", map[string]int{byID: 1}},
		"text message":               {acctest.Attributes{"user_id": acctest.String("sms|text")}, "sms|text", map[string]int{byID: 1}},
		"email":                      {acctest.Attributes{"email": acctest.String("social@example.com")}, "google-oauth2|1122334455", map[string]int{byEmail: 1, byID: 1}},
		"email, in other spelling":   {acctest.Attributes{"email": acctest.String("Social@Example.com")}, "google-oauth2|1122334455", map[string]int{byEmail: 2, byID: 1}},
		"email, stored in mixed":     {acctest.Attributes{"email": acctest.String("Corp.User@Example.com")}, "samlp|acme-saml|ext-7", map[string]int{byEmail: 1, byID: 1}},
		"email and connection":       {acctest.Attributes{"email": acctest.String("ada@example.com"), "connection_name": acctest.String("email")}, "email|mail", map[string]int{byEmail: 1, byID: 1}},
		"connection of a linked one": {acctest.Attributes{"email": acctest.String("ADA@example.com"), "connection_name": acctest.String("google-oauth2")}, "auth0|full", map[string]int{byEmail: 2, byID: 1}},
		"query":                      {acctest.Attributes{"query": acctest.String(`app_metadata.employee:"4711"`)}, "auth0|full", map[string]int{bySearch: 1, byID: 1}},
		"query and connection":       {acctest.Attributes{"query": acctest.String(`email:"nobody@example.com" OR email:"ada@example.com"`), "connection_name": acctest.String("email")}, "email|mail", map[string]int{bySearch: 1, byID: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := read(t, newWorld(t), userType, c.set, c.cost)
			if got["id"] != c.want {
				t.Errorf("got %v, want %s", got["id"], c.want)
			}
			for argument, v := range c.set {
				if got[argument] != plain(t, v) {
					t.Errorf("the argument %s became %v", argument, got[argument])
				}
			}
		})
	}
}

func TestUser_strangeIDs(t *testing.T) {
	t.Parallel()
	ids := []string{
		"samlp|acme|with|pipes", "oauth2|custom|a/b/c", "samlp|acme|100%", "samlp|acme|%2F%7C", "ad|corp|DOMAIN\\user", "waad|x|a:b;c,d",
		"samlp|acme|Jörg Müller", "samlp|acme|日本語", "samlp|acme|a b?c#d&e=f", "samlp|acme|..", "samlp|acme|+plus+", "samlp|acme|\"quoted\"",
	}
	w := acctest.New(t)
	for _, id := range ids {
		prefix, bare, _ := strings.Cut(id, "|")
		identity, err := json.Marshal([]any{map[string]any{"connection": prefix, "provider": prefix, "user_id": bare, "isSocial": false}})
		if err != nil {
			t.Fatal(err)
		}
		quoted, err := json.Marshal(id)
		if err != nil {
			t.Fatal(err)
		}
		w.Seed(fmt.Sprintf("users: [{user_id: %s, identities: %s}]", quoted, identity))
	}
	p := w.NewProtocol(nil)
	for _, id := range ids {
		state, diagnostics := p.ReadData(userType, acctest.Attributes{"user_id": acctest.String(id)})
		if len(diagnostics) > 0 {
			t.Errorf("%s: %s: %s", id, diagnostics[0].Summary, diagnostics[0].Detail)
			continue
		}
		if got := plainState(t, state)["id"]; got != id {
			t.Errorf("got %v, want %s", got, id)
		}
	}
}

func TestUser_missing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		set       acctest.Attributes
		attribute string
		says      []string
	}{
		"ID":    {acctest.Attributes{"user_id": acctest.String("auth0|nobody")}, "user_id", []string{"no user with the ID auth0|nobody", "case-sensitive"}},
		"email": {acctest.Attributes{"email": acctest.String("Nobody@example.com")}, "email", []string{"no user with the e-mail address Nobody@example.com."}},
		"email in another connection": {
			acctest.Attributes{"email": acctest.String("ada@example.com"), "connection_name": acctest.String("acme-saml")},
			"email",
			[]string{`in the connection "acme-saml"`, "in other connections", "auth0|full  ada@example.com  Username-Password-Authentication  google-oauth2", "email|mail", "Correct connection_name"},
		},
		"query": {acctest.Attributes{"query": acctest.String(`username:"nobody"`), "connection_name": acctest.String("sms")}, "query", []string{`No user in the connection "sms"`, `username:"nobody"`, "search_query"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			acctest.Blames(t, refused(t, w, c.set), c.attribute, "User Not Found", append(c.says, "allow_missing = true")...)

			c.set["allow_missing"] = acctest.Bool(true)
			state, diagnostics := w.NewProtocol(nil).ReadData(userType, c.set)
			if len(diagnostics) > 0 {
				t.Fatalf("%s: %s", diagnostics[0].Summary, diagnostics[0].Detail)
			}
			for attribute, v := range state {
				if argument, written := c.set[attribute]; written && !v.Equal(argument) || !written && !v.IsNull() {
					t.Errorf("%s is %s", attribute, v)
				}
			}
		})
	}
}

func TestUser_several(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	acctest.Blames(t, refused(t, w, acctest.Attributes{"email": acctest.String("ada@example.com"), "allow_missing": acctest.Bool(true)}),
		"email", "Several Users Found", "2 users have the e-mail address ada@example.com", "auth0|full", "email|mail", "connection_name")
	acctest.Blames(t, refused(t, w, acctest.Attributes{"query": acctest.String("_exists_:email")}),
		"query", "Several Users Found", "4 users match the query", "_exists_:email", "google-oauth2|1122334455", "Narrow the query")
	for i := range 15 {
		w.CreateUser(map[string]any{"connection": "email", "email": fmt.Sprintf("many%d@example.com", i)})
	}
	d := refused(t, w, acctest.Attributes{"query": acctest.String("email:many*")})
	acctest.Blames(t, d, "query", "Several Users Found", "More than 10 users match", "  ...")
	if n := strings.Count(d.Detail, "@example.com"); n != 10 {
		t.Errorf("%d users are listed, want 10:\n%s", n, d.Detail)
	}
}

func TestUser_refusedByTheAPI(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	acctest.Blames(t, refused(t, w, acctest.Attributes{"query": acctest.String(`name:"unfinished`)}),
		"query", "Unable to Look Up User", `name:"unfinished`, "Auth0 said:")
	acctest.Blames(t, refused(t, w, acctest.Attributes{"query": acctest.String(`x) OR (y`), "connection_name": acctest.String("email")}),
		"query", "Malformed Query", "x) OR (y", "closes nothing", "search_query")
	w.Faults("GET /users/{id} status=403")
	acctest.Blames(t, refused(t, w, acctest.Attributes{"user_id": acctest.String("auth0|full")}), "", "Unable to Read User", "auth0|full", "status 403")
}

// TestUser_credentialsNotKnownYet: a plan whose credentials another resource makes
// cannot read, and says what to do.
func TestUser_credentialsNotKnownYet(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	p.NoError(p.Configure(acctest.Attributes{
		"domain": acctest.String("acme.auth0.com"), "client_id": acctest.String("id"),
		"client_secret": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	}))
	for typeName, set := range map[string]acctest.Attributes{
		userType:                    {"user_id": acctest.String("auth0|x")},
		"auth0users_users_by_email": {"email": acctest.String("ada@example.com")},
	} {
		_, diagnostics := p.ReadData(typeName, set)
		if len(diagnostics) != 1 {
			t.Fatalf("%s: %d diagnostics, want one", typeName, len(diagnostics))
		}
		acctest.Blames(t, diagnostics[0], "", "Provider Configuration Not Known Yet", "client_secret", "AUTH0_CLIENT_SECRET", "-target")
	}
}

func TestUser_arguments(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		set                acctest.Attributes
		attribute, summary string
		says               []string
	}{
		"none":        {acctest.Attributes{}, "", "Missing Selector", []string{"user_id, email and query"}},
		"two":         {acctest.Attributes{"user_id": acctest.String("auth0|x"), "email": acctest.String("a@b.example")}, "email", "Conflicting Selectors", []string{"user_id and email"}},
		"all":         {acctest.Attributes{"user_id": acctest.String("auth0|x"), "email": acctest.String("a@b.example"), "query": acctest.String("x")}, "email", "Conflicting Selectors", []string{"user_id and email and query"}},
		"connection":  {acctest.Attributes{"user_id": acctest.String("auth0|x"), "connection_name": acctest.String("email")}, "connection_name", "Connection Name Without Effect", nil},
		"empty query": {acctest.Attributes{"query": acctest.String(" ")}, "query", "Empty Query", []string{"every user"}},
		"empty email": {acctest.Attributes{"email": acctest.String("")}, "email", "Invalid E-mail Address", []string{"write null"}},
		"no email":    {acctest.Attributes{"email": acctest.String("rich")}, "email", "Invalid E-mail Address", []string{`"rich" is not an e-mail address`}},
		"half an ID":  {acctest.Attributes{"user_id": acctest.String("64f0c0ffee")}, "user_id", "Invalid User ID", []string{"auth0|64f0c0ffee64f0c0ffee64f0"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, diagnostics := acctest.Unconfigured(t).ReadData(userType, c.set)
			if len(diagnostics) != 1 {
				t.Fatalf("%d diagnostics, want one", len(diagnostics))
			}
			acctest.Blames(t, diagnostics[0], c.attribute, c.summary, c.says...)
		})
	}
}
