package examples_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

var listItem = regexp.MustCompile(`(?m)^   `)

// TestAccReadme applies what README.md and AGENTS.md have to be copied: the first user, and the list of those without a second factor.
func TestAccReadme(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.SkipBelow(t, c, 11, "password_wo")

	w := newWorkspace(t, c)
	for name, page := range map[string]string{"main.tf": "../README.md", "agents.tf": "../AGENTS.md"} {
		for _, match := range codeBlock.FindAllStringSubmatch(read(t, page), -1) {
			if match[1] == "terraform" {
				w.write(t, name, listItem.ReplaceAllString(match[2], ""))
			}
		}
	}
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve") // The list was read before she was there.
	out := w.run(t, "output", "-no-color", "-json", "without_second_factor")
	if !strings.Contains(out, "amara.okafor@example.com") || strings.Contains(out, "nora.lindgren@example.com") {
		t.Errorf("who has no second factor: %s", out)
	}
	w.run(t, "destroy", "-input=false", "-no-color", "-auto-approve")
}

// seedOf is a seed that a page has in a document of the shell.
var seedOf = regexp.MustCompile(`(?s)cat >people\.yaml <<'SEED'\n(.*?)SEED\n`)

// TestPagesSeed: a page that starts the emulator with a file shows the file, which is a seed with somebody in it, and says how the emulator gets there
// while nothing is released.
func TestPagesSeed(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"../README.md", "../templates/guides/emulator.md.tmpl"} {
		text := read(t, page)
		match := seedOf.FindStringSubmatch(text)
		if match == nil || !strings.Contains(text, "make install") {
			t.Errorf("%s shows no seed, or not how to install the emulator from a checkout", page)
			continue
		}
		seed, err := emulator.ParseSeed(strings.NewReader(match[1]))
		if err != nil {
			t.Errorf("%s: %v", page, err)
			continue
		}
		status, body, err := emulator.Start(t, emulator.Options{Seed: seed}).Do(t.Context(), http.MethodGet, "/users", nil)
		if err != nil || status != http.StatusOK || !strings.Contains(string(body), "ada@example.com") {
			t.Errorf("%s: the seed does not bring Ada: %d %s %v", page, status, body, err)
		}
	}
	for _, page := range []string{"../AGENTS.md", "../templates/guides/test-your-modules.md.tmpl", "../templates/guides/try-on-a-copy.md.tmpl"} {
		if !strings.Contains(read(t, page), "make install") {
			t.Errorf("%s does not say how to install the emulator from a checkout", page)
		}
	}
}

// TestAgents_actions: an action needs the source of the provider beside it, and the page says so.
func TestAgents_actions(t *testing.T) {
	t.Parallel()
	if text := read(t, "../AGENTS.md"); !strings.Contains(text, "with the source `auth0users/auth0users`") {
		t.Error("AGENTS.md does not say that an action needs the source of the provider beside it")
	}
}
