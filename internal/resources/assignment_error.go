package resources

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// ofUser words what was tried: "read the roles of the user X".
func ofUser(verb, objects, userID string) apidiag.Operation {
	return apidiag.Operation{Verb: verb, Object: objects, Subject: "of the user " + userID}
}

// assignProblem explains a refused assignment. The API does not say which of the
// items it means, so those that do not exist are looked for in the tenant. at
// finds the place of an item in the configuration.
func assignProblem[T comparable, A any](ctx context.Context, c *client.Client, kind assignable[T, A], userID string, items []T, at func(T) path.Path, err error) diag.Diagnostics {
	object := kind.noun() + "s"
	fallback := apidiag.From(ofUser("assign", object, userID), err)
	if client.IsUserNotFound(err) {
		return diag.Diagnostics{userNotFound(userID)}
	}
	e, ok := apiError(err)
	if !ok || !client.IsNotFound(err) && !client.IsBadRequest(err) && !client.IsConflict(err) {
		return diag.Diagnostics{fallback}
	}
	missing, lookup := kind.missing(ctx, c, items)
	if lookup == nil && len(missing) > 0 {
		var diags diag.Diagnostics
		for _, item := range missing {
			diags.AddAttributeError(at(item), upperFirst(kind.noun())+" Not Found", fmt.Sprintf(
				"Could not assign the %s %s to the user %s: the tenant has no such %s.\n\n"+
					"Check the spelling, and that the provider's domain is the right tenant. %s If it was deleted on purpose, remove it from the configuration.",
				kind.noun(), kind.label(item), userID, kind.noun(), kind.hint()))
		}
		return diags
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic(fallback.Summary(), fmt.Sprintf(
		"Could not assign these %s to the user %s: %s.\n\nAuth0 said: %s. (status %d)\n\n"+
			"A user can have at most %d %s, and user and %s must exist.",
		object, userID, labels(kind, items), strings.TrimSuffix(e.Message, "."), e.Status, kind.limits().Max, object, object))}
}

func userNotFound(userID string) diag.Diagnostic {
	return apidiag.UserNotFound(userID, "If the user was deleted outside of Terraform, the next plan will show it.")
}

// labels names a few of the items.
func labels[T comparable, A any](kind assignable[T, A], items []T) string {
	const most = 10
	var names []string
	for _, item := range items[:min(len(items), most)] {
		names = append(names, kind.label(item))
	}
	text := strings.Join(names, ", ")
	if more := len(items) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// tooMany is the diagnostic for more items than a user can have; nothing when they fit.
func tooMany(noun string, at path.Path, n, most int) diag.Diagnostics {
	if n <= most {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(at, "Too Many "+upperFirst(noun)+"s", fmt.Sprintf(
		"A user can have at most %d %ss in Auth0; the configuration has %d.\n\n%s", most, noun, n, map[string]string{
			"role":       "Put permissions that go together into one role, and assign that.",
			"permission": "Put permissions into roles and assign those with auth0users_user_roles: the permissions of roles do not count.",
		}[noun]))}
}

func apiError(err error) (*client.Error, bool) {
	var e *client.Error
	ok := errors.As(err, &e)
	return e, ok
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
