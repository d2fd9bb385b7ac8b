// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package profile_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/clienttest"
	"github.com/auth0users/terraform-provider-auth0users/internal/profile"
)

// The size is that of the document, whatever white space it came with.
func TestSize(t *testing.T) {
	t.Parallel()
	const compact = `{"user_id":"auth0|1","email":"ada@example.com","name":"Ada <Lovelace> & Zoë","email_verified":true,"user_metadata":{"a":[1,2]},` +
		`"app_metadata":{"n":1.50},"identities":[{"connection":"db","user_id":"1","provider":"auth0","isSocial":false,"profileData":{"x":"y"}}],` +
		`"created_at":"2026-01-01T00:00:00.000Z","logins_count":42,"multifactor":["guardian"]}`
	for _, text := range []string{compact, strings.NewReplacer(":{", ": {\n  ", ",", ",\n ").Replace(compact)} {
		var u client.User
		if err := json.Unmarshal([]byte(text), &u); err != nil {
			t.Fatal(err)
		}
		if got := profile.Size(&u); got != len(compact) {
			t.Errorf("%d bytes, want %d", got, len(compact))
		}
	}
}

// More metadata makes a larger profile, byte by byte.
func TestSize_grows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zé漢]{0,50}`).Draw(t, "text")
		with := func(text string) int {
			return profile.Size(&client.User{ID: "auth0|1", AppMetadata: json.RawMessage(`{"a":"` + text + `"}`)})
		}
		if got := with(text) - with(""); got != len(text) {
			t.Fatalf("%q adds %d bytes", text, got)
		}
	})
}

// Every attribute that the client reads counts.
func TestSize_countsEveryAttribute(t *testing.T) {
	t.Parallel()
	empty := profile.Size(&client.User{})
	for i := range reflect.TypeFor[client.User]().NumField() {
		var u client.User
		clienttest.Fill(reflect.ValueOf(&u).Elem().Field(i))
		if profile.Size(&u) <= empty {
			t.Errorf("document in profile.go does not count %s", reflect.TypeFor[client.User]().Field(i).Name)
		}
	}
}

func TestWarning(t *testing.T) {
	t.Parallel()
	for size, says := range map[int]string{8191: "", 8192: "close to the limit", 10240: "close to the limit", 10241: "above the limit"} {
		got := profile.Warning("ada@example.com", size)
		if (got == "") != (says == "") || !strings.Contains(got, says) {
			t.Errorf("%d bytes: %q", size, got)
		}
	}
}
