// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"compress/gzip"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestCompression(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: seedUsers(t, 30)})
	plain := n.api("GET", "/users", nil, "Accept-Encoding", "gzip;q=0, identity")
	if plain.header.Get("Content-Encoding") != "" {
		t.Errorf("compressed although refused")
	}
	packed := n.api("GET", "/users", nil, "Accept-Encoding", "deflate, gzip;q=0.5")
	if packed.header.Get("Content-Encoding") != "gzip" || len(packed.raw) >= len(plain.raw)/2 {
		t.Fatalf("%v, %d bytes of %d", packed.header, len(packed.raw), len(plain.raw))
	}
	r, err := gzip.NewReader(strings.NewReader(packed.raw))
	if err != nil {
		t.Fatal(err)
	}
	var users []json.RawMessage
	if err := json.NewDecoder(r).Decode(&users); err != nil || len(users) != 30 {
		t.Errorf("%d users, %v", len(users), err)
	}
	small := n.api("GET", "/users/auth0%7Cu0001", nil, "Accept-Encoding", "gzip").want(t, http.StatusOK)
	if small.header.Get("Content-Encoding") != "" {
		t.Error("a small body is compressed")
	}
}
