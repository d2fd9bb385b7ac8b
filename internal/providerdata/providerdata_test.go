package providerdata_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

func TestFrom(t *testing.T) {
	t.Parallel()
	data := &providerdata.Data{}
	if got, diags := providerdata.From(data); got != data || diags.HasError() {
		t.Errorf("got %v, %v", got, diags)
	}
	if got, diags := providerdata.From(nil); got != nil || len(diags) != 0 {
		t.Errorf("before the provider is configured: %v, %v", got, diags)
	}
	got, diags := providerdata.From("something else")
	if got != nil || len(diags) != 1 || !strings.Contains(diags[0].Detail(), "got string") {
		t.Errorf("another type: %v, %v", got, diags)
	}
}

func TestRequireClient(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data *providerdata.Data
		says []string // none: there is a client
	}{
		"client":                 {&providerdata.Data{Client: &client.Client{}}, nil},
		"unknown attribute":      {&providerdata.Data{Unknown: "client_secret", Variable: "AUTH0_CLIENT_SECRET"}, []string{"Unable to read a user", "client_secret", "AUTH0_CLIENT_SECRET", "-target"}},
		"attribute, no variable": {&providerdata.Data{Unknown: "max_retries"}, []string{"max_retries", "-target"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diags := c.data.RequireClient("read a user")
			if len(c.says) == 0 {
				if len(diags) != 0 {
					t.Errorf("unexpected: %v", diags)
				}
				return
			}
			if len(diags) != 1 {
				t.Fatalf("%d diagnostics, want one", len(diags))
			}
			for _, part := range c.says {
				if !strings.Contains(diags[0].Detail(), part) {
					t.Errorf("the text does not say %q:\n%s", part, diags[0].Detail())
				}
			}
		})
	}
}

// TestClaims_race: of many resources that want the same user at the same time, one gets it.
func TestClaims_race(t *testing.T) {
	t.Parallel()
	const users, rivals = 20, 16
	var (
		claims providerdata.Claims
		won    [users]atomic.Int64
		group  sync.WaitGroup
	)
	for range rivals {
		group.Go(func() {
			for i := range users {
				if claims.Claim(fmt.Sprint("auth0|", i)) {
					won[i].Add(1)
				}
			}
		})
	}
	group.Wait()
	for i := range users {
		if n := won[i].Load(); n != 1 {
			t.Errorf("user %d was claimed %d times", i, n)
		}
	}
}

func TestClaims_release(t *testing.T) {
	t.Parallel()
	var claims providerdata.Claims
	claims.Release("auth0|x") // Nobody has it.
	if !claims.Claim("auth0|x") || claims.Claim("auth0|x") {
		t.Error("the first claim wins, the second loses")
	}
	if !claims.Claim("auth0|X") {
		t.Error("IDs differ by letter case")
	}
	claims.Release("auth0|x")
	if !claims.Claim("auth0|x") {
		t.Error("a released user cannot be claimed")
	}
}
