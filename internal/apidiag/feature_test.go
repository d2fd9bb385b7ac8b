package apidiag_test

import (
	"errors"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

func TestNoSuchUser(t *testing.T) {
	t.Parallel()
	plain, featured := apidiag.Operation{}, apidiag.Operation{Feature: "directory groups"}
	for _, c := range []struct {
		err                error
		ofPlain, ofFeature bool
	}{
		{&client.Error{Status: 404, FromAPI: true, Code: "inexistent_user"}, true, true},
		{&client.Error{Status: 404, FromAPI: true, Message: "The user does not exist."}, true, true},
		{&client.Error{Status: 404, FromAPI: true, Message: "User not found."}, true, true},
		{&client.Error{Status: 404, FromAPI: true, Message: "Not Found"}, true, false},
		{&client.Error{Status: 404, FromAPI: true, Message: "The role does not exist."}, true, false},
		{&client.Error{Status: 404, Message: "User not found."}, false, false},
		{&client.Error{Status: 403, FromAPI: true, Code: "inexistent_user"}, false, false},
		{errors.New("User not found"), false, false},
	} {
		if got := apidiag.NoSuchUser(plain, c.err); got != c.ofPlain {
			t.Errorf("%v: %t without a feature", c.err, got)
		}
		if got := apidiag.NoSuchUser(featured, c.err); got != c.ofFeature {
			t.Errorf("%v: %t with a feature", c.err, got)
		}
	}
}
