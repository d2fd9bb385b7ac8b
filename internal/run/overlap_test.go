package run_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

func TestOverlap(t *testing.T) {
	t.Parallel()
	var o run.Overlap
	for i, c := range []struct {
		ask          func(noun, userID string) bool
		noun, userID string
		want         bool
	}{
		{o.Whole, "role", "auth0|a", false},
		{o.Whole, "role", "auth0|a", false}, // A resource is planned twice when it is replaced.
		{o.Single, "role", "auth0|b", false},
		{o.Single, "role", "auth0|b", false},
		{o.Single, "permission", "auth0|a", false},
		{o.Single, "role", "auth0|a", true},
		{o.Whole, "role", "auth0|b", true},
		{o.Whole, "permission", "auth0|a", true},
		{o.Whole, "permission", "auth0|b", false},
	} {
		if got := c.ask(c.noun, c.userID); got != c.want {
			t.Errorf("%d: %s of %s: %t", i, c.noun, c.userID, got)
		}
	}
}
