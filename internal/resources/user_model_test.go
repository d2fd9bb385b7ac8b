// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"encoding/json"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

func folded(s string) tfvalue.Folded { return tfvalue.FoldedPointer(&s) }

func meta(s string) tfvalue.Metadata {
	return tfvalue.Metadata{StringValue: types.StringValue(s)}
}

// full is a user with every attribute that the service returns.
func full() *client.User {
	var u client.User
	err := json.Unmarshal([]byte(`{
		"user_id": "auth0|abc", "email": "ada@example.com", "email_verified": true, "username": "ada", "phone_number": "+14155550123",
		"name": "Ada L.", "nickname": "ada", "given_name": "Ada", "family_name": "Lovelace", "picture": "https://example.com/a.png",
		"blocked": true, "user_metadata": {"theme": "dark", "foreign": 1}, "app_metadata": {"plan": "pro"}, "created_at": "2026-03-01T09:00:00.123Z",
		"identities": [{"connection": "db", "provider": "auth0", "user_id": "abc", "isSocial": false},
			{"connection": "google-oauth2", "provider": "google-oauth2", "user_id": 123, "isSocial": true}]}`), &u)
	if err != nil {
		panic(err)
	}
	return &u
}

func TestUserFromAPI_import(t *testing.T) {
	t.Parallel()
	m := userFromAPI(userModel{ID: types.StringValue("auth0|abc")}, full())
	for name, ok := range map[string]bool{
		"connection_name": m.ConnectionName.ValueString() == "db",
		"user_id":         m.UserID.ValueString() == "auth0|abc",
		"email":           m.Email.ValueString() == "ada@example.com",
		"username":        m.Username.ValueString() == "ada",
		"phone_number":    m.PhoneNumber.ValueString() == "+14155550123",
		"phone_verified":  !m.PhoneVerified.IsNull() && !m.PhoneVerified.ValueBool(),
		"given_name":      m.GivenName.ValueString() == "Ada",
		"blocked":         m.Blocked.ValueBool(),
		"user_metadata":   m.UserMetadata.ValueString() == `{"foreign":1,"theme":"dark"}`,
		"ownership":       m.MetadataOwnership.IsNull(),
	} {
		if !ok {
			t.Errorf("%s is wrong: %+v", name, m)
		}
	}
}

func TestUserFromAPI_unmanagedStaysNull(t *testing.T) {
	t.Parallel()
	prior := userModel{
		ID: types.StringValue("auth0|abc"), ConnectionName: types.StringValue("db"), UserID: tfvalue.NewUserID("abc"),
		UserMetadata: meta(`{ "theme": "dark" }`),
	}
	m := userFromAPI(prior, full())
	if !m.Email.IsNull() || !m.Username.IsNull() || !m.PhoneNumber.IsNull() || !m.GivenName.IsNull() || !m.FamilyName.IsNull() || !m.AppMetadata.IsNull() {
		t.Errorf("unmanaged attributes came into state: %+v", m)
	}
	if m.UserID.ValueString() != "abc" || m.UserMetadata.ValueString() != `{ "theme": "dark" }` {
		t.Errorf("the spelling of the configuration was lost: %s, %s", m.UserID, m.UserMetadata)
	}
	prior.MetadataOwnership = types.StringValue(ownershipFull)
	if got := userFromAPI(prior, full()).UserMetadata.ValueString(); got != `{"foreign":1,"theme":"dark"}` {
		t.Errorf("full ownership shows %s", got)
	}
}

func TestUserFromAPI_absent(t *testing.T) {
	t.Parallel()
	prior := userFromAPI(userModel{}, full())
	m := userFromAPI(prior, &client.User{ID: "auth0|abc", Identities: full().Identities})
	if !m.Email.IsNull() || !m.GivenName.IsNull() || !m.EmailVerified.IsNull() || !m.PhoneVerified.IsNull() {
		t.Errorf("what is gone on the server is not null: %+v", m)
	}
	if m.Blocked.IsNull() || m.Blocked.ValueBool() {
		t.Error("blocked is false until first set")
	}
	if m.UserMetadata.ValueString() != "{}" || m.AppMetadata.ValueString() != "{}" {
		t.Errorf("owned metadata that is gone reads as empty: %s, %s", m.UserMetadata, m.AppMetadata)
	}
}

func TestPrimaryIdentity(t *testing.T) {
	t.Parallel()
	u := full()
	u.Identities[0], u.Identities[1] = u.Identities[1], u.Identities[0]
	if got := primaryIdentity(u).Connection; got != "db" {
		t.Errorf("primary is %s", got)
	}
	if got := primaryIdentity(&client.User{ID: "auth0|x", Identities: []client.Identity{{Connection: "c"}}}).Connection; got != "c" {
		t.Errorf("without a match the first counts, got %q", got)
	}
	if got := primaryIdentity(&client.User{ID: "auth0|x"}); got.Connection != "" {
		t.Errorf("got %v", got)
	}
}

func TestFillsItself(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{
		"auth0|a": false, "email|a": false, "sms|a": false, "google-oauth2|1": true, "samlp|acme|x": true, "nopipe": false,
	} {
		if got := (userModel{ID: types.StringValue(id)}).fillsItself(); got != want {
			t.Errorf("%s: %v", id, got)
		}
	}
}

func TestSubject(t *testing.T) {
	t.Parallel()
	for want, m := range map[string]userModel{
		"a@b.cc":              {Email: folded("a@b.cc"), Username: folded("u")},
		"u":                   {Username: folded("u"), PhoneNumber: types.StringValue("+1")},
		"+1":                  {PhoneNumber: types.StringValue("+1")},
		"auth0|x":             {ID: types.StringValue("auth0|x")},
		"in connection email": {ConnectionName: types.StringValue("email")},
	} {
		if got := m.subject(); got != want {
			t.Errorf("subject %q, want %q", got, want)
		}
	}
}

func TestDeclaredHolds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		declared, stored string
		want             bool
	}{
		{`{}`, `{"a":1}`, true},
		{`{"a":1}`, `{"a":1,"b":2}`, true},
		{`{"a":2}`, `{"a":1}`, false},
		{`{"a":1}`, `{}`, false},
		{`{"a":null}`, `{}`, true},
		{`{"a":null}`, `{"a":1}`, false},
	} {
		declared, _ := metadata.Parse(c.declared)
		stored, _ := metadata.Parse(c.stored)
		if got := declaredHolds(declared, stored); got != c.want {
			t.Errorf("declaredHolds(%s, %s) = %v", c.declared, c.stored, got)
		}
	}
}
