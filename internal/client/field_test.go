// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestFieldStates(t *testing.T) {
	t.Parallel()
	type body struct {
		Text Field[string] `json:"text,omitzero"`
		Flag Field[bool]   `json:"flag,omitzero"`
	}
	cases := map[string]body{
		`{}`:                        {},
		`{"text":null}`:             {Text: Null[string]()},
		`{"text":""}`:               {Text: Set("")},
		`{"flag":false}`:            {Flag: Set(false)},
		`{"text":"a","flag":null}`:  {Text: Set("a"), Flag: Null[bool]()},
		`{"text":null,"flag":true}`: {Text: Null[string](), Flag: Set(true)},
	}
	for want, value := range cases {
		got, err := json.Marshal(value)
		if err != nil || string(got) != want {
			t.Errorf("%s, %v; want %s", got, err, want)
		}
		var back body
		if err := json.Unmarshal(got, &back); err != nil || back != value {
			t.Errorf("%s reads back as %+v, %v", got, back, err)
		}
	}
	var zero Field[string]
	if _, ok := zero.Get(); ok || !zero.IsZero() || zero.IsNull() {
		t.Error("the zero field is not absent")
	}
	if _, ok := Null[string]().Get(); ok || Null[string]().IsZero() || !Null[string]().IsNull() {
		t.Error("Null is not null")
	}
	if v, ok := Set("x").Get(); !ok || v != "x" || Set("x").IsZero() || Set("x").IsNull() {
		t.Error("Set is not set")
	}
	var wrong Field[bool]
	if err := json.Unmarshal([]byte(`"x"`), &wrong); err == nil {
		t.Error("a string was read as a boolean")
	}
}

func TestUpdateUserRequestIsEmpty(t *testing.T) {
	t.Parallel()
	if !(UpdateUserRequest{}).IsEmpty() || !(UpdateUserRequest{Connection: Set("db"), ClientID: Set("x")}).IsEmpty() {
		t.Error("a request that changes nothing is not empty")
	}
	// Every other field makes it non-empty, whether set or null.
	text := []func(*UpdateUserRequest) *Field[string]{
		func(r *UpdateUserRequest) *Field[string] { return &r.Email }, func(r *UpdateUserRequest) *Field[string] { return &r.Username },
		func(r *UpdateUserRequest) *Field[string] { return &r.PhoneNumber }, func(r *UpdateUserRequest) *Field[string] { return &r.Password },
		func(r *UpdateUserRequest) *Field[string] { return &r.GivenName }, func(r *UpdateUserRequest) *Field[string] { return &r.FamilyName },
		func(r *UpdateUserRequest) *Field[string] { return &r.Name }, func(r *UpdateUserRequest) *Field[string] { return &r.Nickname },
		func(r *UpdateUserRequest) *Field[string] { return &r.Picture },
	}
	for i, field := range text {
		for _, value := range []Field[string]{Set(""), Null[string]()} {
			var r UpdateUserRequest
			*field(&r) = value
			if r.IsEmpty() {
				t.Errorf("text field %d counts as empty", i)
			}
		}
	}
	for i, r := range []UpdateUserRequest{
		{Blocked: Set(false)},
		{EmailVerified: Set(false)},
		{PhoneVerified: Set(false)},
		{VerifyEmail: Set(false)},
		{VerifyPhoneNumber: Set(false)},
		{UserMetadata: Set(json.RawMessage(`{}`))},
		{AppMetadata: Null[json.RawMessage]()},
	} {
		if r.IsEmpty() {
			t.Errorf("request %d counts as empty", i)
		}
	}
}

func TestNewUserID(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 1000 {
		id := NewUserID()
		if len(id) != 24 || seen[id] {
			t.Fatalf("%q is not new or not 24 digits long", id)
		}
		for _, r := range id {
			if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
				t.Fatalf("%q is not hexadecimal", id)
			}
		}
		seen[id] = true
	}
}

// A user decodes whatever JSON types its attributes have; metadata stays byte for byte what it was.
func TestUserDecodesOddTypes(t *testing.T) {
	t.Parallel()
	odd := []string{
		`null`, `true`, `false`, `"true"`, `"x"`, `""`, `0`, `-1`, `1e3`, `1.5`, `12345678901234567890`, `[]`, `["a",1,null]`, `{}`,
		`{"$date":"2026-03-01T09:00:00.000Z"}`, `{"a":1,"b":[2]}`,
	}
	names := []string{
		"user_id", "email", "username", "phone_number", "name", "nickname", "given_name", "family_name", "picture", "email_verified",
		"phone_verified", "blocked", "user_metadata", "app_metadata", "created_at", "updated_at", "last_login", "last_password_reset",
		"multifactor_last_modified", "last_ip", "logins_count", "multifactor", "something_new",
	}
	rapid.Check(t, func(r *rapid.T) {
		members := map[string]json.RawMessage{}
		for _, name := range names {
			if rapid.Bool().Draw(r, "has "+name) {
				members[name] = json.RawMessage(rapid.SampledFrom(odd).Draw(r, name))
			}
		}
		identity, err := json.Marshal(map[string]json.RawMessage{
			"connection": json.RawMessage(`"db"`), "user_id": json.RawMessage(rapid.SampledFrom(odd).Draw(r, "identity")),
			"isSocial": json.RawMessage(rapid.SampledFrom(odd).Draw(r, "social")), "profileData": json.RawMessage(`{"n":1.0}`),
		})
		if err != nil {
			r.Fatal(err)
		}
		members["identities"] = json.RawMessage("[" + string(identity) + "]")
		text, err := json.Marshal(members)
		if err != nil {
			r.Fatal(err)
		}
		var user User
		if err := json.Unmarshal(text, &user); err != nil {
			r.Fatalf("%s: %v", text, err)
		}
		want := string(members["user_metadata"])
		if want == "null" {
			want = ""
		}
		if string(user.UserMetadata) != want {
			r.Fatalf("user_metadata %s became %s", want, user.UserMetadata)
		}
		if len(user.Identities) != 1 || user.Identities[0].Connection != "db" || string(user.Identities[0].ProfileData) != `{"n":1.0}` {
			r.Fatalf("identities %+v", user.Identities)
		}
	})
}

func TestTolerantValues(t *testing.T) {
	t.Parallel()
	var user User
	err := json.Unmarshal([]byte(`{"user_id":"a","blocked":"TRUE","email_verified":0,"phone_verified":"maybe","logins_count":3.0,
"last_login":{"$date":"2026-03-01T09:00:00.000Z"},"created_at":1767225600000,"multifactor":"guardian","updated_at":{"a":1,"b":2}}`), &user)
	if err != nil {
		t.Fatal(err)
	}
	if user.Blocked == nil || !*user.Blocked || user.EmailVerified == nil || *user.EmailVerified || user.PhoneVerified != nil {
		t.Errorf("booleans %v %v %v", user.Blocked, user.EmailVerified, user.PhoneVerified)
	}
	if user.LoginsCount == nil || *user.LoginsCount != 3 || len(user.Multifactor) != 1 {
		t.Errorf("logins_count %v, multifactor %v", user.LoginsCount, user.Multifactor)
	}
	for got, want := range map[string]string{
		valueOf(user.LastLogin): "2026-03-01T09:00:00.000Z", valueOf(user.CreatedAt): "1767225600000", valueOf(user.UpdatedAt): `{"a":1,"b":2}`,
	} {
		if got != want {
			t.Errorf("date %s, want %s", got, want)
		}
	}
}
