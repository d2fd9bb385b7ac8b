package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// planAdoption refuses a plan in which one resource keeps a user and another one
// would adopt it. Whichever of the two is planned last finds out. config is the
// text of the whole configuration of the resource.
func (r *userResource) planAdoption(creating bool, config string, state, plan userModel) diag.Diagnostics {
	if r.data == nil {
		return nil
	}
	if !creating {
		if !r.data.Adoptions.Keep(state.ID.ValueString(), config, adoptionMarks(plan)) {
			return nil
		}
		return diag.Diagnostics{diag.NewErrorDiagnostic("User Already Managed", fmt.Sprintf(
			"This resource manages the user %s (%s), and another resource, with on_conflict = \"adopt\", would take the same user over. "+
				"Two resources must not own one user.\n\n"+
				"Remove one of the two. To rename a resource, use a moved block.", state.subject(), state.ID.ValueString()))}
	}
	if plan.OnConflict.ValueString() != conflictAdopt {
		return nil
	}
	id, kept := r.data.Adoptions.Want(config, adoptionMarks(plan))
	if !kept {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("on_conflict"), "User Already Managed", fmt.Sprintf(
		"The user %s (%s) exists, and another resource of this configuration manages it already. Two resources must not own one user.\n\n"+
			"Remove one of the two. To rename a resource, use a moved block.", plan.subject(), id))}
}

// adoptionMarks are what the service recognises the planned user by when it says
// that there is one already.
func adoptionMarks(plan userModel) []string {
	connection := plan.ConnectionName.ValueString()
	var marks []string
	for _, m := range []struct {
		kind  string
		value optionalText
	}{
		{"email", plan.Email}, {"username", plan.Username}, {"phone_number", plan.PhoneNumber},
	} {
		if !m.value.IsUnknown() && m.value.ValueString() != "" {
			marks = append(marks, strings.Join([]string{connection, m.kind, strings.ToLower(m.value.ValueString())}, "\x00"))
		}
	}
	if id := plan.UserID; !id.IsUnknown() && id.ValueString() != "" {
		marks = append(marks, strings.Join([]string{connection, "user_id", tfvalue.BareUserID(id.ValueString())}, "\x00"))
	}
	return marks
}

// refuseDeletingAdopted keeps the destruction of one resource from deleting the
// user whom another one has adopted a moment ago.
func (r *userResource) refuseDeletingAdopted(state userModel) diag.Diagnostics {
	if !r.data.Adoptions.WasAdopted(state.ID.ValueString()) {
		return nil
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("User Was Adopted", fmt.Sprintf(
		"The user %s (%s) is not deleted: another resource has adopted it in this run.\n\n"+
			"Take this resource out of the state: terraform state rm. Next time, use a moved block to give a resource a new name.",
		state.subject(), state.ID.ValueString()))}
}
