// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"strings"
	"testing"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"
)

// checkVersion skips the test where the CLI is too old for it, or whatever the checks of a case say.
func checkVersion(t *testing.T, d *Workdir, checks []tfversion.TerraformVersionCheck) {
	t.Helper()
	if len(checks) == 0 {
		return
	}
	v := d.version()
	for _, check := range checks {
		var resp tfversion.CheckTerraformVersionResponse
		check.CheckTerraformVersion(t.Context(), tfversion.CheckTerraformVersionRequest{TerraformVersion: v}, &resp)
		if resp.Error != nil {
			t.Fatal(resp.Error)
		}
		if resp.Skip != "" {
			t.Skip(resp.Skip)
		}
	}
}

// version is that of the CLI.
func (d *Workdir) version() *version.Version {
	d.t.Helper()
	line, err := d.CLI.Version(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	v, err := version.NewVersion(line[strings.LastIndex(line, "v")+1:])
	if err != nil {
		d.t.Fatal(err)
	}
	return v
}
