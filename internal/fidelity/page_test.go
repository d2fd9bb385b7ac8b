// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestPage: the guide is what the marks say.
func TestPage(t *testing.T) {
	t.Parallel()
	written, err := os.ReadFile("../../templates/guides/emulator-fidelity.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != page() {
		t.Error("templates/guides/emulator-fidelity.md.tmpl is not what the emulator's marks say; make generate writes it")
	}
	for _, o := range emulator.Operations() {
		if o.Evidence == "" || len(o.Scopes) == 0 {
			t.Errorf("%s %s: evidence %q, scopes %v", o.Method, o.Path, o.Evidence, o.Scopes)
		}
	}
}

// TestAbsent: what the page says is not there is not there.
func TestAbsent(t *testing.T) {
	t.Parallel()
	tenant := emulator.Start(t, emulator.Options{})
	for _, a := range absent {
		if status, _, err := tenant.Do(t.Context(), http.MethodGet, a.path, nil); err == nil || !strings.Contains(err.Error(), "no endpoint") {
			t.Errorf("%s: %d %v", a.path, status, err)
		}
	}
}
