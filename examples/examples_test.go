// Package examples_test runs every example with a real CLI against the emulator,
// and fails when something that the provider serves has no example.
package examples_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// needs is the line by which an example says that older CLIs cannot run it.
var needs = regexp.MustCompile(`(?m)^# Needs Terraform or OpenTofu >= 1\.(\d+)`)

func TestAccExamples(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)

	for _, file := range glob(t, "provider/*.tf", "resources/*/resource*.tf", "data-sources/*/data-source*.tf", "functions/*/function*.tf") {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			skipBelowNeeds(t, c, file)
			w := newWorkspace(t, c, file)
			if !strings.Contains(read(t, file), "required_providers") {
				w.write(t, "terraform.tf", preamble)
			}
			if strings.HasPrefix(file, "provider") {
				// Something to read, or the provider is not even configured.
				w.write(t, "probe.tf", `data "auth0users_user" "probe" { user_id = "auth0|64f0c0ffee64f0c0ffee64f0" }`)
			}
			w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
			w.expectNoChanges(t)
			w.run(t, "destroy", "-input=false", "-no-color", "-auto-approve")
		})
	}
}

func TestAccQuickstart(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.SkipBelow(t, c, 11, "the quickstart")

	w := newWorkspace(t, c, append(glob(t, "quickstart/*.tf"), "quickstart/roster.csv")...)
	out := w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	if !strings.Contains(out, "12 added, 0 changed, 0 destroyed") {
		t.Errorf("twelve people were to be added:\n%s", out)
	}
	w.expectNoChanges(t)
	if state := read(t, filepath.Join(w.dir, "terraform.tfstate")); strings.Contains(state, initialPassword) {
		t.Error("the password is in the state")
	}
	w.run(t, "destroy", "-input=false", "-no-color", "-auto-approve")
}

// TestAccImports runs the import snippets of every resource: each leads from a
// configuration that describes an existing object to an empty plan.
func TestAccImports(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)

	for _, file := range glob(t, "resources/*/import-by-*.tf", "resources/*/import.sh") {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			skipBelowNeeds(t, c, file)
			w := newWorkspace(t, c, filepath.Join("testdata", filepath.Base(filepath.Dir(file)), "import.tf"))
			w.write(t, "terraform.tf", preamble)
			if strings.HasSuffix(file, ".sh") {
				w.write(t, "import.sh", read(t, file))
				if err := w.shell(t.Context(), "import.sh"); err != nil {
					t.Fatal(err)
				}
			} else {
				w.write(t, "import_block.tf", read(t, file))
				out := w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
				if !strings.Contains(out, "1 imported, 0 added, 0 changed, 0 destroyed") {
					t.Errorf("the import changes something:\n%s", out)
				}
			}
			w.expectNoChanges(t)
		})
	}
}

func skipBelowNeeds(t *testing.T, c *devcli.CLI, file string) {
	t.Helper()
	match := needs.FindStringSubmatch(read(t, file))
	if match == nil {
		return
	}
	least, err := strconv.Atoi(match[1])
	if err != nil {
		t.Fatal(err)
	}
	clitest.SkipBelow(t, c, least, "the example")
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// glob returns the files that match any of the patterns, and fails the test
// when there are none: a layout that moved must not pass as tested.
func glob(t *testing.T, patterns ...string) []string {
	t.Helper()
	var files []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatalf("no example matches %q", patterns)
	}
	return files
}
