package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// resolveConflict does what on_conflict says about a user that exists already.
// It returns the user only when it was adopted and updated in full.
func (r *userResource) resolveConflict(ctx context.Context, config, plan userModel, conflict error) (*client.User, diag.Diagnostics) {
	found, attribute, err := r.findExisting(ctx, config, plan)
	if err != nil {
		return nil, diag.Diagnostics{apidiag.From(operation("look up", config, plan), err)}
	}
	if plan.OnConflict.ValueString() != conflictAdopt {
		return nil, diag.Diagnostics{alreadyExists(plan, found, attribute)}
	}
	if found == nil {
		d := apidiag.From(operation("adopt", config, plan), conflict)
		return nil, diag.Diagnostics{diag.WithPath(path.Root(attribute), diag.NewErrorDiagnostic(d.Summary(), d.Detail()+
			"\n\nThe existing user could not be found by e-mail address, username, phone number or ID in this connection, so there is nothing to adopt."+linkedHint))}
	}
	return r.adopt(ctx, config, plan, found, attribute)
}

// adopt updates an existing user to the configuration. What the configuration
// leaves out stays as it is, metadata of others included.
func (r *userResource) adopt(ctx context.Context, config, plan userModel, found *client.User, attribute string) (*client.User, diag.Diagnostics) {
	if !r.data.Claims.Claim(found.ID) {
		return nil, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(attribute), "User Already Managed", fmt.Sprintf(
			"The user %s (%s) exists, and another resource of this run manages it already. Two resources must not own one user.\n\n"+
				"Remove one of the two, or give them different e-mail addresses, usernames or phone numbers.", plan.subject(), found.ID))}
	}
	state := userFromAPI(userModel{}, found)
	last := found
	_, err := r.applySteps(ctx, state, plan, userSteps(adoptionPatch(config, state, plan)), func(u *client.User, _ userModel) { last = u })
	if err != nil {
		r.data.Claims.Release(found.ID)
		d := apidiag.From(operation("adopt", config, plan), err)
		text := d.Detail() + fmt.Sprintf("\n\nThe user %s existed before. It is not in the state, so no later run deletes it.", found.ID)
		if p, ok := d.(diag.DiagnosticWithPath); ok {
			return nil, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(p.Path(), d.Summary(), text)}
		}
		return nil, diag.Diagnostics{diag.NewErrorDiagnostic(d.Summary(), text)}
	}
	r.data.Adoptions.Adopted(found.ID)
	return last, nil
}

// adoptionPatch is the change from an existing user to the plan; what the plan
// leaves out is not unset, because nobody ever declared it, and no plan has shown
// it. That holds for metadata under full ownership too: the next plan shows the
// keys that are to go.
func adoptionPatch(config, state, plan userModel) client.UpdateUserRequest {
	plan.MetadataOwnership = types.StringValue(ownershipDeclared)
	p := userPatch(config, state, plan, everything)
	for _, f := range []*client.Field[string]{&p.Email, &p.Username, &p.PhoneNumber, &p.GivenName, &p.FamilyName} {
		if f.IsNull() {
			*f = client.Field[string]{}
		}
	}
	return p
}

// findExisting looks for the user that stands in the way, by the strongest mark
// the plan has, and names the attribute that collided. Nil means not found.
func (r *userResource) findExisting(ctx context.Context, config, plan userModel) (*client.User, string, error) {
	attribute := "connection_name"
	if !config.UserID.IsNull() {
		u, err := r.data.Client.Users.Get(ctx, idPrefix(plan.ConnectionName.ValueString())+tfvalue.BareUserID(plan.UserID.ValueString()))
		if err == nil && hasConnection(u, plan.ConnectionName.ValueString()) {
			return u, "user_id", nil
		}
		if err != nil && !client.IsNotFound(err) {
			return nil, "user_id", err
		}
	}
	if email := plan.Email.ValueString(); email != "" {
		attribute = "email"
		for _, spelling := range spellings(email) {
			users, err := r.data.Client.Users.ListByEmail(ctx, spelling)
			if err != nil {
				return nil, attribute, err
			}
			for _, u := range users {
				if primaryIdentity(u).Connection == plan.ConnectionName.ValueString() {
					return u, attribute, nil
				}
			}
		}
	}
	for _, f := range []struct{ attribute, value string }{
		{"username", strings.ToLower(plan.Username.ValueString())},
		{"phone_number", plan.PhoneNumber.ValueString()},
	} {
		if f.value == "" {
			continue
		}
		if attribute == "connection_name" {
			attribute = f.attribute
		}
		query := lucene.Term(f.attribute, f.value) + " AND " + lucene.Term("identities.connection", plan.ConnectionName.ValueString())
		for u, err := range r.data.Client.Users.List(ctx, client.ListUsersOptions{Query: query}) {
			if err != nil {
				return nil, f.attribute, err
			}
			if primaryIdentity(u).Connection == plan.ConnectionName.ValueString() {
				return u, f.attribute, nil
			}
		}
	}
	return nil, attribute, nil
}

// linkedHint is about accounts that stand in the way without being users.
const linkedHint = " An account that is linked to another user (auth0users_user_identity) is no user of its own: then remove this resource from the configuration."

// spellings of an e-mail address: as written, and lower-cased as the service
// stores it in its own databases.
func spellings(email string) []string {
	if lower := strings.ToLower(email); lower != email {
		return []string{lower, email}
	}
	return []string{email}
}

// idPrefix is what the service puts before the ID of a new user.
func idPrefix(connection string) string {
	if connection == connectionEmail || connection == connectionSMS {
		return connection + "|"
	}
	return "auth0|"
}

func alreadyExists(plan userModel, found *client.User, attribute string) diag.Diagnostic {
	const summary = "User Already Exists"
	text := fmt.Sprintf("There is already a user %s in the connection %q", plan.subject(), plan.ConnectionName.ValueString())
	if found == nil {
		return diag.NewAttributeErrorDiagnostic(path.Root(attribute), summary, text+
			", but it could not be found by e-mail address, username, phone number or ID.\n\nFind it in the Auth0 dashboard and import it by its user ID."+linkedHint)
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(attribute), summary, fmt.Sprintf("%s: %s\n\n"+
		"To manage it with this resource, add an import block (with the resource's own address) and run the command again:\n\n"+
		"  import {\n    to = auth0users_user.NAME\n    id = %q\n  }\n\n"+
		"or run: terraform import 'auth0users_user.NAME' '%s'\n\n"+
		"To let the resource take over existing users by itself, set on_conflict = \"adopt\".", text, found.ID, found.ID, found.ID))
}
