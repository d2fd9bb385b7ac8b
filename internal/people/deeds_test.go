package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Who was deleted or blocked is not changed any more in the same run; a new user may have the ID of
// one who was deleted.
func TestDeeds(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	if !l.Applied("a") || !l.Applied("a") || !l.IsApplied("a") {
		t.Error("a user cannot be changed")
	}
	if l.Make("a") || l.Made("a") {
		t.Error("a second object came to have the user")
	}
	l.Withdraw("a")
	if !l.Make("a") {
		t.Error("what failed is held against the next one")
	}
	l.Ended("b")
	if l.Applied("b") || l.Make("b") || l.IsApplied("b") {
		t.Error("a user who was destroyed is changed")
	}
	if !l.Made("b") || !l.Applied("b") {
		t.Error("a new user with the ID of one who was deleted cannot be changed")
	}
}
