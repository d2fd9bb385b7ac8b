// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-testing/tfversion"
)

// GeneratedFile is where Generate has the CLI write configuration.
const GeneratedFile = "generated.tf"

// Generate writes a configuration with import blocks, has the CLI write that of the resources they import into
// GeneratedFile, and returns what an approver reads. Blocks begin with "import {" on a line of its own.
func (d *Workdir) Generate(configuration string) string {
	d.t.Helper()
	d.Write(d.ForGeneration(configuration))
	out := d.Plan("-generate-config-out=" + GeneratedFile)
	d.Write(configuration)
	return out
}

// ForGeneration names the provider in import blocks, which begin with "import {" on a line of its own, for Terraform
// since 1.16.0-rc2, which generates nothing without it. OpenTofu refuses it, and older versions of Terraform do without.
func (d *Workdir) ForGeneration(configuration string) string {
	d.t.Helper()
	var resp tfversion.CheckTerraformVersionResponse
	TerraformSince(16).CheckTerraformVersion(d.t.Context(), tfversion.CheckTerraformVersionRequest{TerraformVersion: d.version()}, &resp)
	if resp.Error != nil {
		d.t.Fatal(resp.Error)
	}
	if resp.Skip != "" {
		return configuration
	}
	return strings.ReplaceAll(configuration, "import {\n", "import {\n  provider = auth0users\n")
}
