// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"testing"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

func TestTerraformSince(t *testing.T) {
	t.Parallel()
	clitest.Path(t)
	if err := cliOnce(); err != nil {
		t.Fatal(err)
	}
	terraform, err := isTerraform()
	if err != nil {
		t.Fatal(err)
	}
	for number, runs := range map[string]bool{"1.13.9": false, "1.14.0": terraform, "1.15.0-beta1": terraform, "2.0.0": terraform} {
		var resp tfversion.CheckTerraformVersionResponse
		TerraformSince(14).CheckTerraformVersion(t.Context(), tfversion.CheckTerraformVersionRequest{TerraformVersion: version.Must(version.NewVersion(number))}, &resp)
		if resp.Error != nil || runs != (resp.Skip == "") {
			t.Errorf("%s (Terraform: %v): skip %q, error %v", number, terraform, resp.Skip, resp.Error)
		}
	}
}
