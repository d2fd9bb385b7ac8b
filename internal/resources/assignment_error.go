// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// operation words what was tried: "read the roles of the user X", "read the role R of
// the user X".
func (r *assignmentResource) operation(verb string, m assignmentModel) apidiag.Operation {
	if r.whole {
		return ofUser(verb, r.kind.nouns(), m.userID())
	}
	return apidiag.Operation{Verb: verb, Object: r.kind.noun, Subject: m.items[0].String() + " of the user " + m.userID()}
}

// problem words the refusal of a request.
func (r *assignmentResource) problem(ctx context.Context, m assignmentModel, refused *refusal) diag.Diagnostics {
	err := refused.err
	switch {
	case client.IsUserNotFound(err):
		return diag.Diagnostics{userNotFound(m.userID())}
	case refused.Remove:
		return diag.Diagnostics{apidiag.From(r.operation("remove", m), err)}
	}
	fallback := apidiag.From(ofUser("assign", r.kind.nouns(), m.userID()), err)
	e, ok := apiError(err)
	if !ok || !client.IsNotFound(err) && !client.IsBadRequest(err) && !client.IsConflict(err) {
		return diag.Diagnostics{fallback}
	}
	// The API does not say which of the items it means.
	if missing, err := r.kind.missing(ctx, r.data.Client, refused.Items); err == nil && len(missing) > 0 {
		return r.notFound(m.userID(), missing)
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic(fallback.Summary(), fmt.Sprintf(
		"Could not assign these %[1]s to the user %[2]s: %[3]s.\n\nAuth0 said: %[4]s. (status %[5]d)\n\n"+
			"A user can have at most %[6]d %[1]s, and user and %[1]s must exist.",
		r.kind.nouns(), m.userID(), few(refused.Items), strings.TrimSuffix(e.Message, "."), e.Status, r.kind.limits.Max))}
}

// notFound says of each item that the tenant does not have it, where the configuration
// names it.
func (r *assignmentResource) notFound(userID string, missing []assignment.Item) (diags diag.Diagnostics) {
	for _, item := range missing {
		at := path.Root(r.itemAttribute())
		if r.whole {
			at = at.AtSetValue(r.kind.value(item))
		}
		diags.AddAttributeError(at, upperFirst(r.kind.noun)+" Not Found", fmt.Sprintf(
			"Could not assign the %[1]s %[2]s to the user %[3]s: the tenant has no such %[1]s.\n\n"+
				"Check the spelling, and that the provider's domain is the right tenant. %[4]s If it was deleted on purpose, "+
				"remove it from the configuration.",
			r.kind.noun, item, userID, r.kind.hint))
	}
	return diags
}

// tooMany refuses a set of n items, more than a user can have; nothing when they fit.
func (k *assignable) tooMany(n int) diag.Diagnostics {
	if n <= k.limits.Max {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(k.nouns()), "Too Many "+upperFirst(k.nouns()), fmt.Sprintf(
		"A user can have at most %d %s in Auth0; the configuration has %d.\n\n%s", k.limits.Max, k.nouns(), n, k.advice))}
}

// few names ten of the items.
func few(items []assignment.Item) string {
	var names []string
	for _, item := range items[:min(len(items), 10)] {
		names = append(names, item.String())
	}
	text := strings.Join(names, ", ")
	if more := len(items) - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
