package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Whom this walk has destroyed nobody changes or takes; a new account with the same ID is another one.
func TestDeeds(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	l.Ended("auth0|a")
	if l.Applied("auth0|a") || l.Make("auth0|a") || l.IsApplied("auth0|a") {
		t.Error("a destroyed user was changed or taken")
	}
	if !l.Born("auth0|a") || !l.IsApplied("auth0|a") {
		t.Error("a new account was taken for the old one")
	}
	if l.Born("auth0|a") || l.Make("auth0|a") {
		t.Error("one user, two makers")
	}
	l.Withdraw("auth0|a")
	if !l.Make("auth0|a") {
		t.Error("what was withdrawn is still noted")
	}
}
