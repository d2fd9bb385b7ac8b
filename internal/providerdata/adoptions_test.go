package providerdata_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

func TestAdoptions(t *testing.T) {
	t.Parallel()
	var a providerdata.Adoptions
	if a.Keep("auth0|1", "config of one", []string{"email 1", "username 1"}) {
		t.Error("wanted before anybody asked")
	}
	if id, kept := a.Want("config of two", []string{"email 2", "username 1"}); !kept || id != "auth0|1" {
		t.Errorf("a kept user is not noticed: %q, %v", id, kept)
	}
	if _, kept := a.Want("config of one", []string{"email 1"}); kept {
		t.Error("a resource stands in its own way")
	}
	if _, kept := a.Want("config of three", []string{"email 3"}); kept {
		t.Error("a user nobody keeps is kept")
	}
	if !a.Keep("auth0|3", "config of four", []string{"email 3"}) {
		t.Error("a wanted user is not noticed")
	}
	if a.WasAdopted("auth0|1") {
		t.Error("adopted before it was")
	}
	if a.Adopted("auth0|1"); !a.WasAdopted("auth0|1") || a.WasAdopted("auth0|3") {
		t.Error("the adopted user is not known, or another one is")
	}
}
