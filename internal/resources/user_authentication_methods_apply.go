// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// setAll gives the methods to a user who has none of any kind, with one request. Only
// then: a PUT replaces whatever there is, also what no plan has shown.
func (r *userAuthenticationMethods) setAll(
	ctx context.Context, userID string, planned []ownedMethod, secrets []string,
) ([]ownedMethod, diag.Diagnostics) {
	if len(planned) == 0 {
		return planned, nil
	}
	body := make([]client.SetAuthenticationMethod, len(planned))
	for i, m := range planned {
		body[i] = client.SetAuthenticationMethod{
			Type: m.Type.ValueString(), Name: m.Name.ValueString(), PhoneNumber: m.PhoneNumber.ValueString(), Email: m.Email.ValueString(),
			PreferredAuthenticationMethod: m.PreferredAuthenticationMethod.ValueString(), TOTPSecret: secrets[i],
		}
	}
	answer, err := r.data.Client.Users.AuthenticationMethods.Set(ctx, userID, body)
	made, complete := assignMade(answer, planned, false)
	if err == nil && complete {
		return made, nil
	}
	if err != nil && !client.MayHaveBeenProcessed(err) {
		return nil, diag.Diagnostics{methodsProblem("set", userID, err)}
	}
	// The user had none before, so that what there is now tells what became of it.
	if ours, others, lookup := r.listed(ctx, userID); lookup == nil && len(others) == 0 {
		if made, complete = assignMade(ours, planned, true); complete {
			r.know(userID, ours)
			return made, nil
		}
	}
	return nil, diag.Diagnostics{possiblySet(userID)}
}

func possiblySet(userID string) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Authentication Methods Possibly Set", fmt.Sprintf(
		"Could not find out whether the user %s has the authentication methods now: no usable answer arrived, and the methods that were "+
			"listed afterwards cannot be told to be the configured ones, or they could not be listed.\n\n"+
			"Run the command again. If the user has methods by then, it says so, with the import block to use.", userID))
}

// know notes that the methods exist already, so that none of them is taken for the new one when the answer to a
// create is lost.
func (r *userAuthenticationMethods) know(userID string, methods []*client.AuthenticationMethod) {
	for _, m := range methods {
		r.data.Client.Users.AuthenticationMethods.Know(userID, m.ID)
	}
}

func undeclaredMethods(userID string, methods []*client.AuthenticationMethod) diag.Diagnostic {
	lines := make([]string, len(methods))
	for i, m := range methods {
		lines[i] = strings.TrimRight(strings.Join([]string{"  " + m.ID, m.Name, m.Email + m.PhoneNumber}, " "), " ")
	}
	return diag.NewAttributeErrorDiagnostic(path.Root("methods"), "User Has Other Authentication Methods", fmt.Sprintf(
		"The user %s has authentication methods already, and nobody can tell whether they are the configured ones, whose secret cannot be "+
			"checked and of whose address or number Auth0 shows a mask only:\n\n%s\n\n"+
			"Creating the resource would delete them, which no plan has shown. Nothing was changed. Import them, and the next plan "+
			"shows what is to be deleted:\n\n"+
			"  import {\n    to = auth0users_user_authentication_methods.NAME\n    id = %q\n  }\n\n"+
			"Methods that are to stay as they are have their mask in the configuration after that; a whole address or number replaces the method. "+
			"To leave them all alone, add methods with auth0users_user_authentication_method instead.", userID, strings.Join(lines, "\n"), userID))
}

// change makes, changes and deletes methods, one request each, until the user has the
// planned ones, and reports what the user has after each request that was accepted. A
// planned method with an ID is one that the user has. The old TOTP method goes before the
// new one is made, because Auth0 may allow one only; of the other types new ones come first,
// so that the user is never without.
func (r *userAuthenticationMethods) change(
	ctx context.Context, userID string, has, planned []ownedMethod, secrets []string, accepted func([]ownedMethod),
) ([]ownedMethod, diag.Diagnostics) {
	c := methodChange{r: r, userID: userID, now: slices.Clone(has), done: slices.Clone(planned), accepted: accepted}
	for _, m := range has {
		r.data.Client.Users.AuthenticationMethods.Know(userID, m.ID.ValueString())
	}
	if diags := c.update(ctx); diags != nil {
		return nil, diags
	}
	for _, step := range []func() diag.Diagnostics{
		func() diag.Diagnostics { return c.remove(ctx, ownedMethod.isTOTP) },
		func() diag.Diagnostics { return c.create(ctx, secrets) },
		func() diag.Diagnostics { return c.remove(ctx, func(ownedMethod) bool { return true }) },
	} {
		if diags := step(); diags != nil {
			return nil, diags
		}
	}
	return c.done, nil
}

func createOwnedProblem(userID string, i int, m ownedMethod, err error) diag.Diagnostic {
	if client.IsMethodGone(err) {
		return userNotFound(userID)
	}
	op := methodOperation("create", m.subject(userID))
	op.Attribute = methodAttributeOf(m.Type, m.TOTPSecret, placeOf(i))
	return apidiag.From(op, err)
}

func methodsProblem(verb, userID string, err error) diag.Diagnostic {
	if client.IsMethodGone(err) {
		return userNotFound(userID)
	}
	op := methodsOperation(verb, userID)
	op.Attribute = apidiag.Always("methods")
	return apidiag.From(op, err)
}

// deleteAll deletes the methods, and returns those that are left when it fails.
func (r *userAuthenticationMethods) deleteAll(ctx context.Context, userID string, has []ownedMethod) ([]ownedMethod, diag.Diagnostics) {
	methods := r.data.Client.Users.AuthenticationMethods
	if len(has) > 1 {
		ours, others, err := r.listed(ctx, userID)
		switch {
		case client.IsMethodGone(err):
			return nil, nil
		case err != nil:
			return has, diag.Diagnostics{apidiag.From(methodsOperation("read", userID), err)}
		}
		foreign := func(said *client.AuthenticationMethod) bool {
			return !slices.ContainsFunc(has, func(m ownedMethod) bool { return m.ID.ValueString() == said.ID })
		}
		if len(others) == 0 && !slices.ContainsFunc(ours, foreign) {
			if err := methods.DeleteAll(ctx, userID); err != nil {
				return has, diag.Diagnostics{apidiag.From(methodsOperation("delete", userID), err)}
			}
			return nil, nil
		}
	}
	for i, m := range has {
		if err := methods.Delete(ctx, userID, m.ID.ValueString()); err != nil {
			return has[i:], diag.Diagnostics{apidiag.From(methodOperation("delete", m.subject(userID)), err)}
		}
	}
	return nil, nil
}
