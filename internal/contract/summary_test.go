// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSummary(t *testing.T) {
	t.Parallel()
	Required(t)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"1.json": `{"requests":{"GET /users/{id}":2},"responses":{"GET /users/{id} 200":2,"GET /users/{id} 404":1},"deviations":{"0":1}}`,
		"2.json": `{"requests":{"GET /users/{id}":3,"GET /users":1},"responses":{"GET /users 200":1},"deviations":{}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Summarize(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := s.Text([]string{"GET /users", "GET /users/{id}", "DELETE /users/{id}"})
	for _, want := range []string{"2 of them answered by the emulator: 4 responses", "3 of them in use by the client, 2 seen: 6 requests", "1 of them needed"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	if got := s.Uncalled([]string{"GET /users", "DELETE /users/{id}"}); !slices.Equal(got, []string{"DELETE /users/{id}"}) {
		t.Errorf("uncalled %q", got)
	}
	if got := s.Unanswered(); len(got) != len(s.Declared)-2 || slices.Contains(got, "GET /users") {
		t.Errorf("unanswered %d of %d", len(got), len(s.Declared))
	}
	if got := s.Unneeded(); len(got) != len(Deviations)-1 {
		t.Errorf("unneeded rows %v", got)
	}
}
