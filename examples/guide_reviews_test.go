package examples_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestAccGuideReviews follows the guide: whoever is in the tenant and not in code is listed, with few requests.
func TestAccGuideReviews(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	w := newWorkspace(t, c, glob(t, "guides/reviews/*.tf")...)
	w.write(t, "terraform.tf", preamble)
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	w.tenant.ResetStats()
	out := w.run(t, "plan", "-input=false", "-no-color", "-refresh=false")
	if n := w.tenant.Stats().Total; n > 2 { // A page, and a token.
		t.Errorf("%d requests", n)
	}
	for _, want := range []string{"Not in code:", "guest@example.org", "nora.lindgren@example.com"} {
		if !strings.Contains(out, want) {
			t.Errorf("the plan does not say %q:\n%s", want, out)
		}
	}
	found := w.run(t, "output", "-no-color", "-json", "strangers")
	if !strings.Contains(found, "auth0|64f0c0ffee64f0c0ffee64f0") || strings.Contains(found, "amira") || strings.Contains(found, "jonas") {
		t.Errorf("strangers are %s", found)
	}
}
