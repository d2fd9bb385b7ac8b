// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
)

// metadataTexts are what to say of each mistake in an object; %s is where it is.
var metadataTexts = map[metadata.Kind]string{
	metadata.DuplicateKey: "The key %s is written twice in one object, and only one of the values can be stored.\n\nRemove one of them.",
	metadata.EmptyKey:     "The key %s is empty.\n\nGive it a name, or remove it.",
	metadata.ControlInKey: "The key %s has a character that cannot be seen, such as a line break or NUL.\n\nRemove the character.",
	metadata.NULInText: "The value of %s has a NUL character (\\u0000).\n\nRemove it. To store arbitrary bytes, " +
		"encode them with base64encode().",
	metadata.HugeNumber: "The number at %s is too large: the largest one is about 1.8e308.\n\nWrite it as a string, in quotes.",
	metadata.TooDeep: "Objects and lists lie in each other more than 100 levels deep, below %s.\n\n" +
		"Make the object flatter, or store a document elsewhere and a reference to it here.",
	metadata.RiskyKey: "The key %s has a dot or a dollar sign. Auth0 documents that keys of metadata must have neither: the search cannot " +
		"find what is stored below such a key, and a later change of the service may refuse it.\n\n" +
		"Choose another name, for example with underscores.",
	metadata.LargeInteger: "The integer at %s is above 9007199254740992 (2^53). Programs that read it as a JavaScript number, as " +
		"Actions do, may see other digits.\n\n" +
		"Write it as a string, in quotes.",
}

// metadataDiagnostics are the mistakes in the text of an object, which is valid JSON.
func metadataDiagnostics(at path.Path, text string) (diags diag.Diagnostics) {
	for _, p := range metadata.Check(text) {
		detail := fmt.Sprintf(metadataTexts[p.Kind], p.Where)
		if p.Kind >= metadata.RiskyKey {
			diags.AddAttributeWarning(at, "Unsafe Metadata", detail)
			continue
		}
		diags.AddAttributeError(at, "Invalid Metadata", detail)
	}
	return diags
}
