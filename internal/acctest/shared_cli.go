package acctest

import (
	"context"
	"errors"
	"os"
	"sync"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// shared is the provider binary of the tests that run at this moment. Linking it takes longer than
// a run of the CLI, so they have one in common.
var shared struct {
	sync.Mutex
	users int
	dir   string
	cli   *devcli.CLI
}

// sharedCLI returns the CLI bound to the provider of this checkout, which is built for the first
// test that asks and removed after the last.
func sharedCLI(t *testing.T) *devcli.CLI {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.users == 0 {
		dir, cli, err := buildProvider(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		shared.dir, shared.cli = dir, cli
	}
	shared.users++
	t.Cleanup(func() {
		shared.Lock()
		defer shared.Unlock()
		if shared.users--; shared.users == 0 {
			if err := os.RemoveAll(shared.dir); err != nil {
				t.Error(err)
			}
		}
	})
	return shared.cli
}

// buildProvider builds it into a folder that outlives the test which asked first.
func buildProvider(ctx context.Context) (string, *devcli.CLI, error) {
	dir, err := os.MkdirTemp("", "auth0users-test-")
	if err != nil {
		return "", nil, err
	}
	cli, err := devcli.New(ctx, os.Getenv("TF_ACC_TERRAFORM_PATH"), dir)
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	return dir, cli, nil
}
