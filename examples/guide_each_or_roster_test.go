// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// TestAccGuideEachOrRoster follows the guide: people move from one resource each into a roster and back, and nobody is
// written to, nor is what refers to them. MANY_USERS sets how many move.
func TestAccGuideEachOrRoster(t *testing.T) {
	t.Parallel()
	m := newMove(t)
	m.to("each.tf", referring("auth0users_user.person[each.key].id"))
	m.w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")

	m.to("roster.tf", referring("auth0users_roster.people.ids[each.key]"), "into.tf")
	m.moves("1 added, 0 changed, 0 destroyed")
	m.w.write(t, "ids.json", m.w.run(t, "output", "-json", "ids"))
	m.to("each.tf", referring("auth0users_user.person[each.key].id"), "back.tf")
	m.moves(fmt.Sprintf("%d imported, 0 added, 0 changed, 0 destroyed", m.n))
}

// mover is a configuration that is moved.
type mover struct {
	t *testing.T
	w *workspace
	n int
	// refresh says whether plans refresh; OpenTofu and Terraform 1.8 read what a removed block only forgets.
	refresh string
}

func newMove(t *testing.T) *mover {
	t.Helper()
	c := acctest.SharedCLI(t)
	clitest.SkipWithoutRemoved(t, c)
	m := &mover{t: t, w: newWorkspace(t, c, "guides/each-or-roster/people.tf"), n: 20, refresh: "true"}
	m.w.write(t, "terraform.tf", preamble)
	if many, err := strconv.Atoi(os.Getenv("MANY_USERS")); err == nil {
		m.n = many
	}
	header, _, _ := strings.Cut(read(t, "guides/each-or-roster/people.csv"), "\n")
	rows := []string{header}
	for i := range m.n {
		rows = append(rows, fmt.Sprintf("p%d,p%d@example.net,Person %d,Support", i, i, i))
	}
	m.w.write(t, "people.csv", strings.Join(rows, "\n")+"\n")
	version, err := c.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	minor, err := c.Minor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(version, "OpenTofu v") || minor < 9 {
		m.refresh = "false"
	}
	return m
}

// referring is a configuration in which others refer to two of the people by this expression.
func referring(id string) string {
	return fmt.Sprintf(`
resource "auth0users_user_role" "lead" {
  for_each = toset(["p3", "p4"])
  user_id  = %s
  role_id  = "rol_aB3dE5fG7hI9jK1l"
}
`, id)
}

// to replaces the configuration by files of the guide, and what refers to the people.
func (m *mover) to(of, others string, more ...string) {
	m.t.Helper()
	for _, file := range []string{"each.tf", "roster.tf", "into.tf", "back.tf"} {
		m.w.write(m.t, file, "")
	}
	for _, file := range append(more, of) {
		m.w.write(m.t, file, read(m.t, "guides/each-or-roster/"+file))
	}
	m.w.write(m.t, "others.tf", others)
}

// moves applies a plan, and fails the test unless that only reads.
func (m *mover) moves(want string) {
	m.t.Helper()
	m.w.tenant.ResetStats()
	m.w.run(m.t, "plan", "-input=false", "-no-color", "-out=move.tfplan", "-refresh="+m.refresh)
	planned := m.w.tenant.Stats().Total
	out := m.w.run(m.t, "apply", "-input=false", "-no-color", "move.tfplan")
	if !strings.Contains(out, want) {
		m.t.Errorf("want %q:\n%s", want, out)
	}
	stats := m.w.tenant.Stats()
	m.t.Logf("%d people: %d requests to plan, %d in all: %v", m.n, planned, stats.Total, stats.ByRoute)
	for route, n := range stats.ByRoute {
		if n > 0 && !strings.HasPrefix(route, "GET ") {
			m.t.Errorf("moving sent %d of %s", n, route)
		}
	}
	m.w.expectNoChanges(m.t)
}
