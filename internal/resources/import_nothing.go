// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// nothingToImport refuses the import of a resource that stands for nothing at Auth0. why says what it is, and applying
// what an apply does instead; both are sentences.
func nothingToImport(name, why, applying string) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Nothing To Import", fmt.Sprintf(
		"There is nothing at Auth0 that could be imported as auth0users_%s. %s\n\nTake the import away, write the resource into "+
			"the configuration, and apply. %s", name, why, applying))
}
