// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// newDemo is the demo that `make demo` runs, with the CLI under test.
func newDemo(t *testing.T, out *strings.Builder) *demo {
	t.Helper()
	clitest.SkipBelow(t, clitest.New(t), 11, "the quickstart")
	return &demo{out: out, cliPath: clitest.Path(t), quickstart: filepath.Join("..", "..", "examples", "quickstart")}
}

func TestAccDemo(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	d := newDemo(t, &out)
	err := d.run(t.Context())
	if cleanupErr := d.cleanup(); cleanupErr != nil {
		t.Error(cleanupErr)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	for _, want := range []string{`(?m) 12  POST /users( |$)`, `(?m) 13  DELETE /users/\{id\}( |$)`, `\+ "rol_dEmoSupporter002"`} {
		if !regexp.MustCompile(want).MatchString(out.String()) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if lines := strings.Count(out.String(), "\n"); lines >= 60 {
		t.Errorf("%d lines are more than a reader wants to see", lines)
	}
	if _, err := os.Stat(d.dir); !os.IsNotExist(err) {
		t.Errorf("%s is still there", d.dir)
	}
}

func TestAccDemoKeep(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	d := newDemo(t, &out)
	d.keep = true
	err := d.run(t.Context())
	defer func() {
		d.kept = false // what it left is this test's to remove
		if err := d.cleanup(); err != nil {
			t.Error(err)
		}
	}()
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	if err := d.cleanup(); err != nil {
		t.Fatal(err)
	}
	environment, err := os.ReadFile(filepath.Join(d.dir, "environment.sh"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(environment), "export AUTH0_DOMAIN='"+d.tenant.url+"'\n") {
		t.Errorf("the environment does not lead to the emulator:\n%s", environment)
	}
	if err := d.terraform(t.Context(), "No changes.", "plan"); err != nil {
		t.Errorf("cannot go on by hand: %v", err)
	}
}
