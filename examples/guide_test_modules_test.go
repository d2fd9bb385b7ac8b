package examples_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// guideScripts copies the files of a guide into a fresh workspace, whose scripts find the CLI, the emulator and auth0users-people.
func guideScripts(t *testing.T, c *devcli.CLI, guide string, files ...string) pipeline {
	t.Helper()
	w := newWorkspace(t, c, glob(t, filepath.Join("guides", guide, "*.*"))...)
	for _, file := range files {
		if err := os.MkdirAll(filepath.Join(w.dir, filepath.Dir(file)), 0o700); err != nil {
			t.Fatal(err)
		}
		w.write(t, file, read(t, filepath.Join("guides", guide, file)))
	}
	if err := os.Symlink(c.Path(), filepath.Join(w.path, "terraform")); err != nil {
		t.Fatal(err)
	}
	if err := devcli.Build(t.Context(), w.path, devcli.Emulator, devcli.Provider+"/cmd/auth0users-people"); err != nil {
		t.Fatal(err)
	}
	return pipeline{w: w, reader: w.env, writer: w.env}
}

// TestAccGuideTestModules walks the guide: the module's tests pass against an emulator and with mocks, and fail when the module is wrong.
func TestAccGuideTestModules(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	p := guideScripts(t, c, "test-your-modules", "tests/emulator.tftest.hcl", "tests/mock.tftest.hcl")
	p.run(t, 0, "test.sh", p.writer)

	module := read(t, filepath.Join(p.w.dir, "main.tf"))
	wrong := strings.ReplaceAll(module, "each.value.left ? [] : each.value.roles", "each.value.roles")
	if wrong == module {
		t.Fatal("the module takes no roles away")
	}
	p.w.write(t, "main.tf", wrong)
	p.run(t, 1, "test.sh", p.writer)
}

// TestGuideWorkers runs the script for tests in other languages: each of its two tests finds the user whom it deletes, and the
// worker's tenant is gone at the end.
func TestGuideWorkers(t *testing.T) {
	t.Parallel()
	tenant := emulator.Start(t, emulator.Options{})
	dir := t.TempDir()
	text := read(t, "guides/test-your-modules/workers.sh")
	if err := os.WriteFile(filepath.Join(dir, "workers.sh"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	shell, err := devcli.Override("/bin/sh", dir, devcli.Address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := shell.Run(t.Context(), dir, []string{"AUTH0_DOMAIN=" + tenant.URL}, "workers.sh"); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"user-one.json", "user-two.json"} {
		if user := read(t, filepath.Join(dir, file)); !strings.Contains(user, "ada@example.com") {
			t.Errorf("%s is %s", file, user)
		}
	}
	if n := tenant.Stats().Total; n != 0 {
		t.Errorf("%d requests to the tenant of nobody", n)
	}
}
