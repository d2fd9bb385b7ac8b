// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

const exampleUserID = "auth0|64f0c0ffee64f0c0ffee64f0"

// importUser sets id and identity of a resource that is imported by the full ID of
// a user, given as a string or as the resource identity. things are what is
// imported ("users"), for the message; the diagnostics are in resp.
func importUser(ctx context.Context, things string, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	id := req.ID
	var identity userIdentityModel
	if identityGiven(ctx, req, &identity, &resp.Diagnostics) {
		id = identity.UserID.ValueString()
	}
	if !importid.IsFullUserID(id) {
		resp.Diagnostics.AddError("Invalid Import ID", invalidImportID(upperFirst(things)+
			" are imported by the full ID of the user, which has a provider and an ID with a pipe between them, for example:", exampleUserID, id))
		return
	}
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), id)...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: types.StringValue(id)})...)
	resp.Diagnostics.Append(markImport(ctx, resp.Private)...)
}

// identityGiven reads the resource identity of an import into target; false where the import has an ID instead.
func identityGiven(ctx context.Context, req resource.ImportStateRequest, target any, diags *diag.Diagnostics) bool {
	if req.ID != "" || req.Identity == nil || req.Identity.Raw.IsNull() {
		return false
	}
	diags.Append(req.Identity.Get(ctx, target)...)
	return true
}

// invalidImportID is the text of the diagnostic for an ID that cannot be read.
func invalidImportID(rule, example, received string) string {
	return rule + "\n\n  " + example + "\n\nReceived: " + strconv.Quote(received) +
		". On a command line, put the ID in single quotes, because a pipe has a meaning for the shell."
}

// notRefreshed warns that the state stays as it was, because the provider's
// configuration is not known yet. what is as in "the roles of users".
func notRefreshed(data *run.Data, summary, what string) diag.Diagnostic {
	return diag.NewWarningDiagnostic(summary+" Not Refreshed", "The provider attribute "+data.Unknown+
		" is only known after apply, so "+what+" could not be read from Auth0. The plan relies on what was last seen.")
}
