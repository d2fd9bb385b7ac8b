package examples_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// TestAccGuidePersonalData: with the encryption of the guide neither state nor saved plan shows anything of the person, and OpenTofu
// works with both as before.
func TestAccGuidePersonalData(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.OpenTofuSince(t, c, 8, "encryption of the state")
	w := newWorkspace(t, c, glob(t, "guides/personal-data/*.tf")...)
	w.write(t, "terraform.tf", preamble)
	w.env = append(w.env, "TF_VAR_state_passphrase=a passphrase of some length")
	w.run(t, "plan", "-input=false", "-no-color", "-out=tfplan")
	w.run(t, "apply", "-input=false", "-no-color", "tfplan")
	w.expectNoChanges(t)
	for _, file := range []string{"tfplan", "terraform.tfstate"} {
		text := read(t, filepath.Join(w.dir, file))
		for _, personal := range []string{"nora", "4711", "email|"} {
			if strings.Contains(text, personal) {
				t.Errorf("%s shows %q", file, personal)
			}
		}
		if !strings.Contains(text, `"encrypted_data"`) {
			t.Errorf("%s is not encrypted:\n%.200s", file, text)
		}
	}
	if out := w.run(t, "state", "pull"); !strings.Contains(out, "nora.lindgren@example.org") {
		t.Errorf("OpenTofu cannot read the state:\n%s", out)
	}
}
