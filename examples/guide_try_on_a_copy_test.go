package examples_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestAccGuideTryOnACopy walks the guide twice: the export is the tenant, the report names who leaves, one user is written, and
// nothing of the first try is left for the second.
func TestAccGuideTryOnACopy(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	p := guideScripts(t, c, "try-on-a-copy")
	p.w.write(t, "terraform.tf", preamble)
	p.w.write(t, "twice.sh", "set -eu\nsh try.sh export.json\nsh try.sh export.json\n")
	p.run(t, 0, "twice.sh", p.writer)
	p.says(t, "people.md", "**1 leaver, 0 joiners, 1 mover.**", "jonas.weber@example.com", "imported")
	p.says(t, "requests.json", `"PATCH /users/{id}":1`)
	if _, err := os.Stat(filepath.Join(p.w.dir, "terraform.tfstate")); !os.IsNotExist(err) {
		t.Errorf("the state of the try is still there: %v", err)
	}
	if n := p.w.tenant.Stats().Total; n != 0 {
		t.Errorf("%d requests to a tenant that is none of the copy", n)
	}
}
