// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const exportedFile = `{"user_id":"auth0|1","email":"ada@example.com","username":"ada","phone_number":null,"identities":[{"connection":"Customers","provider":"auth0","user_id":"1","isSocial":false}],"app_metadata":{"n":9007199254740993}}
{"user_id":"auth0|2","email":"grace@example.com"}
{"user_id":"samlp|Acme-SAML|3","email":"c@example.com"}
{"user_id":"github|4","email":"d@example.com","created_at":"2020-01-02T03:04:05.678Z"}

`

// TestSeedFromExport: the file of an export of a real tenant is a seed.
func TestSeedFromExport(t *testing.T) {
	t.Parallel()
	var zipped bytes.Buffer
	zip := gzip.NewWriter(&zipped)
	if _, err := zip.Write([]byte(exportedFile)); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"plain": exportedFile, "compressed": zipped.String()} {
		seed, err := emulator.ParseSeed(strings.NewReader(file))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		n := newTenant(t, emulator.Options{Seed: seed})
		got := map[string]string{}
		for _, id := range []string{"auth0|1", "auth0|2", "samlp|Acme-SAML|3", "github|4"} {
			user := n.api("GET", userPath(id), nil).want(t, http.StatusOK).object(t)
			got[id] = members(user["identities"], "connection")[0]
		}
		want := map[string]string{"auth0|1": "Customers", "auth0|2": database, "samlp|Acme-SAML|3": "Acme-SAML", "github|4": "github"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: connections of the users (-want +got):\n%s", name, diff)
		}
		first := n.api("GET", userPath("auth0|1"), nil).object(t)
		if _, there := first["phone_number"]; there || cmp.Diff(object{"n": num(9007199254740993)}, first["app_metadata"]) != "" {
			t.Errorf("%s: %v", name, first)
		}
		if user := n.api("GET", userPath("github|4"), nil).object(t); user["created_at"] != "2020-01-02T03:04:05.678Z" {
			t.Errorf("%s: created_at is %v", name, user["created_at"])
		}
		made := n.api("GET", "/connections/"+n.connectionID("Customers"), nil).object(t)
		if options, _ := made["options"].(object); options["requires_username"] != true || made["strategy"] != "auth0" {
			t.Errorf("%s: the connection of the export: %v", name, made)
		}
		n.api("POST", "/users", object{"connection": "Customers", "username": "new", "email": "new@example.com", "password": goodPass}).want(t, http.StatusCreated)
	}
}

// TestExportAndBack: what the emulator's own export job writes is a seed as well.
func TestExportAndBack(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	id := n.newUser(object{"email": "ada@example.com", "given_name": "Ada"})
	file, _ := n.export(c, object{"format": "json"})
	seed, err := emulator.ParseSeed(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	again := newTenant(t, emulator.Options{Seed: seed, Now: c.now})
	if diff := cmp.Diff(n.api("GET", userPath(id), nil).body, again.api("GET", userPath(id), nil).body); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestBrokenExports(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		`{"user_id":"auth0|1"}` + "\n{":                     "reading the users export: user 2",
		`{"user_id":"1"}`:                                   `user 1: user_id "1" has no prefix`,
		`{"user_id":"a|1","identities":[{"provider":"a"}]}`: "user 1: an identity without connection or provider",
		"\x1f\x8bnot really":                                "reading seed",
	} {
		if _, err := emulator.ParseSeed(strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
}
