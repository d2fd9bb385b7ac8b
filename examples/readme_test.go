package examples_test

import (
	"regexp"
	"strings"
	"testing"

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
