// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const adaInJSON = `{"users": [{"user_id": "auth0|ada", "connection": "Username-Password-Authentication", "email": "ada@example.com",
"password": "correct horse 1A", "sessions": [{"id": "s1"}], "blocked_for": null, "user_metadata": {"plan": "pro"}}]}`

func seedFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "seed")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSeedFile: its content comes after that of Seed, and is in the tenants beside as well.
func TestSeedFile(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{
		Seed:     emulator.MustParseSeed(`users: [{user_id: auth0|ada, connection: Username-Password-Authentication, email: old@example.com}, {user_id: sms|1, connection: sms}]`),
		SeedFile: seedFile(t, adaInJSON),
	})
	beside, err := n.srv.Tenant(t.Context(), "beside")
	if err != nil {
		t.Fatal(err)
	}
	for _, srv := range []*emulator.Server{n.srv, beside.Server} {
		status, body, err := srv.Do(t.Context(), "GET", "/users?sort=user_id:1&fields=email,user_metadata", nil)
		if err != nil || status != 200 || string(body) != `[{"email":"ada@example.com","user_metadata":{"plan":"pro"}},{}]` {
			t.Errorf("%d %s %v", status, body, err)
		}
		if matches, err := srv.CheckPassword("auth0|ada", "correct horse 1A"); !matches || err != nil {
			t.Errorf("password: %t %v", matches, err)
		}
		if status, body, err := srv.Do(t.Context(), "GET", "/sessions/s1", nil); err != nil || status != 200 {
			t.Errorf("session: %d %s %v", status, body, err)
		}
	}
}

func TestSeedFileErrors(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{
		"no such file":     filepath.Join(t.TempDir(), "missing"),
		"usres not found":  seedFile(t, "usres: []"),
		"users[0]":         seedFile(t, `{"users": [{"user_id": "x"}]}`),
		"reading the user": seedFile(t, `{"user_id": "ada"}`),
	} {
		_, err := emulator.New(emulator.Options{SeedFile: path})
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), path) {
			t.Errorf("got %v, want %q and the path", err, name)
		}
	}
}

// TestParsedSeedIsTheCallers: nothing of it becomes part of a tenant.
func TestParsedSeedIsTheCallers(t *testing.T) {
	t.Parallel()
	seed, same := emulator.MustParseSeed(adaInJSON), emulator.MustParseSeed(adaInJSON)
	n := newTenant(t, emulator.Options{Seed: seed})
	if diff := cmp.Diff(same.Users, seed.Users); diff != "" {
		t.Errorf("the seed has changed (-before +after):\n%s", diff)
	}
	metadata, _ := seed.Users[0]["user_metadata"].(map[string]any)
	metadata["plan"] = "free"
	user := n.api("GET", "/users/auth0%7Cada", nil).want(t, 200).object(t)
	if diff := cmp.Diff(object{"plan": "pro"}, user["user_metadata"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
