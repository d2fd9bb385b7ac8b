// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-testing/tfversion"
)

// TerraformSince skips a test case unless the CLI is Terraform 1.minor or later.
// OpenTofu has version numbers of its own, which say nothing about such a feature.
func TerraformSince(minor int) tfversion.TerraformVersionCheck { return terraformSince(minor) }

type terraformSince int

// isTerraform asks the CLI who it is.
var isTerraform = sync.OnceValues(func() (bool, error) {
	cmd := exec.Command(os.Getenv("TF_ACC_TERRAFORM_PATH"), "version")
	cmd.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+os.DevNull, "CHECKPOINT_DISABLE=1")
	out, err := cmd.Output()
	return strings.Contains(string(out), "Terraform v"), err
})

// CheckTerraformVersion implements tfversion.TerraformVersionCheck.
func (s terraformSince) CheckTerraformVersion(
	_ context.Context, req tfversion.CheckTerraformVersionRequest, resp *tfversion.CheckTerraformVersionResponse,
) {
	terraform, err := isTerraform()
	if err != nil {
		resp.Error = fmt.Errorf("asking the CLI for its version: %w", err)
		return
	}
	segments := req.TerraformVersion.Segments()
	if !terraform || segments[0] == 1 && segments[1] < int(s) {
		resp.Skip = fmt.Sprintf("needs Terraform 1.%d or later, this is %s %s", int(s),
			map[bool]string{true: "Terraform", false: "OpenTofu"}[terraform], req.TerraformVersion)
	}
}
