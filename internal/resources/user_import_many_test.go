// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// guide reads the configuration of a guide.
func guide(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "examples", "guides", name, "main.tf"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// fullTenant has n random users besides 20 whom nobody asks for, and a query that
// finds the n.
func fullTenant(t *testing.T, n int) (w *acctest.World, query string) {
	t.Helper()
	w = anyTenant(t)
	seed := &emulator.Seed{}
	for i := range n + 20 {
		u := randomUser(i).Example(i)
		u["app_metadata"] = object{"department": map[bool]string{true: "Support", false: "Sales"}[i < n], "number": i}
		u["created_at"] = time.Date(2026, 1, 1, 0, 0, i, 0, time.UTC).Format(time.RFC3339)
		seed.Users = append(seed.Users, u)
	}
	if err := w.Emulator.Apply(seed); err != nil {
		t.Fatal(err)
	}
	return w, `app_metadata.department:"Support"`
}

// sum is the number of requests since they were last reset.
func sum(w *acctest.World) int {
	n := 0
	for _, count := range w.Requests() {
		n += count
	}
	return n
}

// One import block for many users of every kind, and the plan is empty. MANY_USERS
// sets how many (make test FULL=1: a thousand).
func TestAccUser_importMany(t *testing.T) {
	t.Parallel()
	n := number(t, "MANY_USERS", 120)
	w, query := fullTenant(t, n)
	d := w.NewWorkdir(guide(t, "import-many"))
	filter := "-var=q=" + query
	step := func(name string, run func()) {
		w.ResetRequests()
		started := time.Now()
		run()
		t.Logf("%s: %d requests %v, %s", name, sum(w), w.Requests(), time.Since(started).Round(100*time.Millisecond))
	}
	step("plan", func() {
		out := d.Run("plan", "-input=false", "-no-color", filter)
		if want := fmt.Sprintf("Plan: %d to import, 0 to add, 0 to change, 0 to destroy", n); !strings.Contains(out, want) {
			t.Errorf("the plan is not %q:\n%s", want, changed(out))
		}
	})
	step("apply", func() { d.Apply(filter) })
	for route := range w.Requests() {
		if !strings.HasPrefix(route, "GET ") {
			t.Errorf("the import asked for %s", route)
		}
	}
	step("plan after it", func() { d.ExpectNoChanges(filter) })
	if limit := n + n/50 + 20; sum(w) > limit {
		t.Errorf("%d requests for the plan of %d users, want at most %d", sum(w), n, limit)
	}
}

// The other way: import blocks that the tenant dictates, and configuration that the
// CLI writes.
func TestAccUser_importManyGenerated(t *testing.T) {
	t.Parallel()
	const n = 120
	w, query := fullTenant(t, n)
	d := w.NewWorkdir(guide(t, "import-generated"))
	clitest.SkipBelow(t, d.CLI, 11, unquoted)
	filter := "-var=q=" + query
	d.Apply(filter)
	blocks := d.Run("output", "-raw", "-no-color", "imports")
	blocks = blocks[strings.Index(blocks, "import {"):] // Behind the warning of development overrides.
	if got := strings.Count(blocks, "import {"); got != n {
		t.Fatalf("%d import blocks for %d users", got, n)
	}
	imports := func(text string) {
		if err := os.WriteFile(filepath.Join(d.Dir, "imports.tf"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	imports(d.ForGeneration(blocks))
	out := d.Run("plan", "-generate-config-out=users.tf", "-input=false", "-no-color", filter)
	if want := fmt.Sprintf("Plan: %d to import, 0 to add, 0 to change, 0 to destroy", n); !strings.Contains(out, want) {
		t.Errorf("the plan is not %q:\n%s", want, changed(out))
	}
	imports(blocks)
	d.Apply(filter)
	d.ExpectNoChanges(filter)
}
