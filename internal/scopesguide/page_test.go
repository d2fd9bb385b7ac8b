// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// TestGuide fails when the guide is not what the provider of today would write.
func TestGuide(t *testing.T) {
	t.Parallel()
	want, err := page(t.Context(), provider.NewServer("dev", nil)())
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join("..", "..", guide))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("the guide about scopes is not current: run `go run ./internal/scopesguide` (make generate does)")
	}
}

// TestScopes: every scope that an operation of the client may need is in the guide, but for those of operations that Auth0 has removed.
func TestScopes(t *testing.T) {
	t.Parallel()
	text, err := page(t.Context(), provider.NewServer("dev", nil)())
	if err != nil {
		t.Fatal(err)
	}
	for _, operation := range operations.All() {
		for scope := range strings.FieldsFuncSeq(operation.Scopes, func(r rune) bool { return r == ' ' || r == '|' }) {
			if operation != operations.ListUserTokensets && operation != operations.GetResourceServer && !strings.Contains(text, "| `"+scope+"` |") {
				t.Errorf("the guide does not name %s, which %s needs", scope, operation)
			}
		}
	}
}

// TestScopes_whole: a row has the whole paragraph, also where it goes over several lines.
func TestScopes_whole(t *testing.T) {
	t.Parallel()
	text, err := page(t.Context(), provider.NewServer("dev", nil)())
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.Lines(text) {
		if cut := strings.TrimSuffix(strings.TrimSpace(row), " |"); strings.HasPrefix(row, "| [") && strings.ContainsAny(cut[len(cut)-1:], ";:,") {
			t.Errorf("the row ends before its sentence does: %s", row)
		}
	}
}
