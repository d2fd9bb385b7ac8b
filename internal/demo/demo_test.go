// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestExportsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Z][A-Z0-9_]{0,20}`).Draw(t, "name")
		value := rapid.StringMatching(`[ -~äé]{0,40}`).Draw(t, "value")
		line, rest, _ := strings.Cut(shellExports([]string{name + "=" + value}), "\n")
		gotName, gotValue, ok := parseExport(line)
		if !ok || gotName != name || gotValue != value || rest != "" {
			t.Fatalf("%q came back as %q=%q, %v", line, gotName, gotValue, ok)
		}
	})
}

func TestParseExportRefuses(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"", "ready", "export", "export A", "export A=b", "export A='", "A='b'"} {
		if name, value, ok := parseExport(line); ok {
			t.Errorf("%q is taken for %s=%s", line, name, value)
		}
	}
}

func TestShow(t *testing.T) {
	t.Parallel()
	const output = `
Terraform used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
  ~ update in-place

Terraform will perform the following actions:

  # auth0users_user.team["felix.brandt"] will be updated in-place
  ~ resource "auth0users_user" "team" {
      ~ blocked         = false -> true
        id              = "auth0|1"
        # (12 unchanged attributes hidden)
    }

  # auth0users_user_roles.team["dara.oneill"] will be updated in-place
  ~ resource "auth0users_user_roles" "team" {
        id      = "auth0|2"
      ~ roles   = [
          + "rol_1",
            # (1 unchanged element hidden)
        ]
        # (1 unchanged attribute hidden)
    }

Plan: 0 to add, 2 to change, 0 to destroy.

Changes to Outputs:
  ~ changed = [
      - "Dara O'Neill",
    ]
`
	const end = `auth0users_user.team["felix.brandt"]: Modifying... [id=auth0|1]
auth0users_user.team["felix.brandt"]: Modifications complete after 0s [id=auth0|1]
auth0users_user.team["elif.yildiz"]: Modifications complete after 0s [id=auth0|3]
auth0users_user_roles.team["dara.oneill"]: Modifications complete after 0s [id=auth0|2]
auth0users_user.ines: Import complete [id=google-oauth2|1]

Apply complete! Resources: 1 imported, 0 added, 3 changed, 0 destroyed.
`
	for command, c := range map[string]struct{ output, want string }{
		"plan": {output, `      # auth0users_user.team["felix.brandt"] will be updated in-place
          ~ blocked         = false -> true
      # auth0users_user_roles.team["dara.oneill"] will be updated in-place
              + "rol_1",
    Plan: 0 to add, 2 to change, 0 to destroy.
`},
		"apply": {output + end, `    auth0users_user.ines: Import complete [id=google-oauth2|1]
    changed: 2 auth0users_user, 1 auth0users_user_roles
    Apply complete! Resources: 1 imported, 0 added, 3 changed, 0 destroyed.
`},
	} {
		var shown strings.Builder
		d := &demo{out: &shown}
		all, err := d.show(newTelling(command), strings.NewReader(c.output))
		if err != nil {
			t.Fatal(err)
		}
		if shown.String() != c.want {
			t.Errorf("%s shows:\n%swant:\n%s", command, shown.String(), c.want)
		}
		if all != c.output {
			t.Errorf("the output of %s did not come back whole", command)
		}
	}
}

func TestTenantChange(t *testing.T) {
	t.Parallel()
	var patched map[string]any
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v2/users-by-email", func(w http.ResponseWriter, r *http.Request) {
		body := `[]`
		if r.URL.Query().Get("email") == "o'neill+x@example.com" && r.Header.Get("Authorization") == "Bearer token" {
			body = `[{"user_id":"auth0|a/b"}]`
		}
		_, _ = w.Write([]byte(body))
	})
	mux.HandleFunc("PATCH /api/v2/users/{id}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("id") != "auth0|a/b" || json.NewDecoder(r.Body).Decode(&patched) != nil {
			w.WriteHeader(http.StatusBadRequest)
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	world := newTenant(map[string]string{"AUTH0_DOMAIN": server.URL + "/", "AUTH0_API_TOKEN": "token"})

	if err := world.change(t.Context(), "o'neill+x@example.com", map[string]any{"blocked": true}); err != nil {
		t.Fatal(err)
	}
	if patched["blocked"] != true || len(patched) != 1 {
		t.Errorf("patched with %v", patched)
	}
	if world.own["PATCH /users/{id}"] != 1 || world.own["GET /users-by-email"] != 1 {
		t.Errorf("own requests are counted as %v", world.own)
	}
	if err := world.change(t.Context(), "nobody@example.com", nil); err == nil {
		t.Error("nobody was changed, without an error")
	}
}

func TestStartEmulator(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	log := dir + "/log"

	// A program that is no emulator: the error says what it said.
	_, err := startEmulator(t.Context(), "/bin/ls", dir, log)
	if err == nil || !strings.Contains(err.Error(), "ls:") {
		t.Errorf("got %v", err)
	}
}

func TestEnviron(t *testing.T) {
	t.Parallel()
	e := &emulator{variables: map[string]string{"AUTH0_DOMAIN": "d", "AUTH0_CLIENT_ID": "c", "AUTH0_API_TOKEN": "t"}}
	if got, want := e.environ(), []string{"AUTH0_CLIENT_ID=c", "AUTH0_DOMAIN=d"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRunNeedsCLI(t *testing.T) {
	t.Parallel()
	d := &demo{out: &strings.Builder{}}
	if err := d.run(t.Context()); err == nil || d.dir != "" {
		t.Errorf("got %v", err)
	}
}
