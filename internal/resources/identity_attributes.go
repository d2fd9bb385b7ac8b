// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import "github.com/hashicorp/terraform-plugin-framework/resource/identityschema"

// userIdentitySchema is the identity of whatever there is once per user.
func userIdentitySchema() identityschema.Schema {
	return identityschema.Schema{Attributes: map[string]identityschema.Attribute{"user_id": userIDIdentity()}}
}

func userIDIdentity() identityschema.StringAttribute {
	return identityAttribute("Full ID of the user, such as auth0|64f0c0ffee64f0c0ffee64f0.")
}

func identityAttribute(description string) identityschema.StringAttribute {
	return identityschema.StringAttribute{RequiredForImport: true, Description: description}
}
