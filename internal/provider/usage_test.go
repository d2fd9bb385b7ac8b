// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// The summary must come out of the real CLI: it is written after the CLI has told
// the provider to end.
func TestAccUsage(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed("roles: [{id: rol_aaaaaaaaaaaaaaaa, name: reader}]")
	d := w.NewWorkdir(`
resource "auth0users_user" "u" {
  count           = 30
  connection_name = "email"
  email           = "user-${count.index}@example.com"
}
resource "auth0users_user_roles" "r" {
  count   = 30
  user_id = auth0users_user.u[count.index].id
  roles   = count.index < 5 ? ["rol_aaaaaaaaaaaaaaaa"] : []
}
`)
	lines := func(args ...string) []string {
		t.Helper()
		file := filepath.Join(t.TempDir(), "log")
		env := append(d.Env(), "TF_LOG=INFO", "TF_LOG_PATH="+file)
		if _, err := d.CLI.Run(t.Context(), d.Dir, env, append(args, "-input=false", "-no-color")...); err != nil {
			t.Fatal(err)
		}
		log, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for line := range strings.Lines(string(log)) {
			if strings.Contains(line, "Usage of the Management API") {
				found = append(found, line)
			}
		}
		return found
	}
	expect := func(command string, got []string, want ...string) {
		t.Helper()
		if len(got) != 1 {
			t.Fatalf("%s: %d lines, want one: %q", command, len(got), got)
		}
		for _, part := range append(want, "[INFO]", "rate_limited=0") {
			if !strings.Contains(got[0], part) {
				t.Errorf("%s: no %q in %s", command, part, got[0])
			}
		}
	}

	// The plan and the apply are two processes.
	apply := lines("apply", "-auto-approve")
	if len(apply) != 2 {
		t.Fatalf("apply: %d lines, want 2: %q", len(apply), apply)
	}
	expect("the plan of the apply", apply[:1], `requests_by_route="GET /connections=1, `, "GET /users=")
	expect("apply", apply[1:], "/roles", "POST /users=30", "waited=")
	if strings.Contains(apply[1], "GET /users/{id}/roles") {
		t.Errorf("the roles of users who were just made were read: %s", apply[1])
	}
	got := lines("plan", "-detailed-exitcode")
	expect("plan", got, "GET /users=", "user_reads=30", "user_reads_confirmed=", "coalesced=", "role_reads=30", "role_reads_confirmed=0")
	if strings.Contains(got[0], "coalesced=0.00") {
		t.Errorf("no read was answered by a search: %s", got[0])
	}
	// More than the five users who have the role: that the others have none is known too.
	var fromMembers int
	if _, after, ok := strings.Cut(got[0], "role_reads_from_members="); ok {
		_, _ = fmt.Sscan(after, &fromMembers)
	}
	if fromMembers <= 5 {
		t.Errorf("%d reads were answered by the members of roles: %s", fromMembers, got[0])
	}
}
