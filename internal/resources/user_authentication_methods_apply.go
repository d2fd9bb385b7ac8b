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
func (r *userAuthenticationMethods) setAll(ctx context.Context, userID string, want []ownedMethod, secrets []string) ([]ownedMethod, diag.Diagnostics) {
	if len(want) == 0 {
		return want, nil
	}
	body := make([]client.SetAuthenticationMethod, len(want))
	for i, m := range want {
		body[i] = client.SetAuthenticationMethod{
			Type: m.Type.ValueString(), Name: m.Name.ValueString(), PhoneNumber: m.PhoneNumber.ValueString(), Email: m.Email.ValueString(),
			PreferredAuthenticationMethod: m.PreferredAuthenticationMethod.ValueString(), TOTPSecret: secrets[i],
		}
	}
	answer, err := r.data.Client.Users.AuthenticationMethods.Set(ctx, userID, body)
	if client.MayHaveBeenProcessed(err) && ctx.Err() == nil {
		// The user had none before, so that what there is now tells what became of it.
		if ours, _, lookup := r.listed(ctx, userID); lookup == nil && len(ours) == len(want) {
			answer, err = ours, nil
		}
	}
	if err != nil {
		return nil, diag.Diagnostics{methodsProblem("set", userID, err)}
	}
	has := refreshed(nil, answer)
	made := make([]ownedMethod, len(want))
	for i, j := range matchMethods(has, want) {
		if j < 0 {
			return nil, diag.Diagnostics{diag.NewErrorDiagnostic("Authentication Method Not Listed", fmt.Sprintf(
				"Auth0 accepted the authentication methods of the user %s and did not list the method %s afterwards.\n\n"+
					"Run the command again: the methods that exist are taken over.", userID, want[i].subject(userID)))}
		}
		made[i] = want[i].withAnswer(byID(answer, has[j].ID.ValueString()))
	}
	return made, nil
}

func byID(methods []*client.AuthenticationMethod, id string) *client.AuthenticationMethod {
	return methods[slices.IndexFunc(methods, func(m *client.AuthenticationMethod) bool { return m.ID == id })]
}

// takeOver is for a user who has methods already. Nothing is deleted: no plan has shown it.
func (r *userAuthenticationMethods) takeOver(ctx context.Context, userID string, ours []*client.AuthenticationMethod, want []ownedMethod, secrets []string) ([]ownedMethod, diag.Diagnostics) {
	has := refreshed(nil, ours)
	candidates, undeclared := []ownedMethod{}, []string{}
	for _, m := range has {
		if !m.isTOTP() { // Nobody can tell whether it has the configured secret.
			candidates = append(candidates, m)
		}
	}
	matched := matchMethods(candidates, want)
	for _, m := range has {
		j := slices.IndexFunc(candidates, func(c ownedMethod) bool { return c.ID == m.ID })
		if j < 0 || !slices.Contains(matched, j) {
			undeclared = append(undeclared, "  "+m.ID.ValueString()+" "+m.Name.ValueString()+" "+m.Email.ValueString()+m.PhoneNumber.ValueString())
		}
	}
	if len(undeclared) > 0 {
		return nil, diag.Diagnostics{undeclaredMethods(userID, undeclared)}
	}
	taken := slices.Clone(want)
	for i, j := range matched {
		if j >= 0 {
			prior, m := candidates[j], &taken[i]
			m.ID, m.Name = prior.ID, orPrior(m.Name, prior.Name)
			m.PreferredAuthenticationMethod = orPrior(m.PreferredAuthenticationMethod, prior.PreferredAuthenticationMethod)
		}
	}
	return r.change(ctx, userID, candidates, taken, secrets, func([]ownedMethod) {})
}

func undeclaredMethods(userID string, methods []string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("methods"), "User Has Other Authentication Methods", fmt.Sprintf(
		"The user %s has authentication methods that the configuration does not declare, or whose secret cannot be checked:\n\n%s\n\n"+
			"Creating the resource would delete them, which no plan has shown. Nothing was changed. Import them, and the next plan shows what is to be deleted:\n\n"+
			"  import {\n    to = auth0users_user_authentication_methods.NAME\n    id = %q\n  }\n\n"+
			"To leave them alone, add methods with auth0users_user_authentication_method instead.", userID, strings.Join(methods, "\n"), userID))
}

// change makes, changes and deletes methods, one request each, until the user has the
// wanted ones, and reports what the user has after each request that was accepted. A
// wanted method with an ID is one that the user has. The old TOTP method goes before the
// new one is made, because Auth0 may allow one only; of the other types new ones come first,
// so that the user is never without.
func (r *userAuthenticationMethods) change(ctx context.Context, userID string, has, want []ownedMethod, secrets []string, accepted func([]ownedMethod)) ([]ownedMethod, diag.Diagnostics) {
	now, done := slices.Clone(has), slices.Clone(want)
	methods := r.data.Client.Users.AuthenticationMethods
	remove := func(totp bool) diag.Diagnostics {
		for _, m := range has {
			if m.isTOTP() != totp || slices.ContainsFunc(want, func(w ownedMethod) bool { return w.ID.Equal(m.ID) }) {
				continue
			}
			if err := methods.Delete(ctx, userID, m.ID.ValueString()); err != nil {
				return diag.Diagnostics{apidiag.From(methodOperation("delete", m.subject(userID)), err)}
			}
			now = slices.DeleteFunc(now, func(n ownedMethod) bool { return n.ID.Equal(m.ID) })
			accepted(now)
		}
		return nil
	}
	for i, w := range want {
		j := slices.IndexFunc(now, func(n ownedMethod) bool { return n.ID.Equal(w.ID) })
		if j < 0 {
			continue
		}
		request, changes := updateMethodRequest(now[j].single(), w.single())
		if !changes {
			continue
		}
		method, err := methods.Update(ctx, userID, w.ID.ValueString(), request)
		if err != nil {
			return nil, diag.Diagnostics{apidiag.From(methodOperation("update", w.subject(userID)), err)}
		}
		done[i] = w.withAnswer(method)
		now[j] = now[j].withAnswer(method)
		accepted(now)
	}
	if diags := remove(true); diags != nil {
		return nil, diags
	}
	for _, totp := range []bool{false, true} { // TOTP last: it cannot be taken over if something fails after it.
		for i, w := range want {
			if w.isTOTP() != totp || !w.ID.IsUnknown() {
				continue
			}
			method, err := methods.Create(ctx, userID, w.request(secrets[i]))
			if err != nil {
				return nil, diag.Diagnostics{createOwnedProblem(userID, i, w, err)}
			}
			done[i] = w.withAnswer(method)
			now = append(now, done[i])
			accepted(now)
		}
	}
	if diags := remove(false); diags != nil {
		return nil, diags
	}
	return done, nil
}

func createOwnedProblem(userID string, i int, m ownedMethod, err error) diag.Diagnostic {
	if client.IsNotFound(err) {
		return userNotFound(userID)
	}
	op := methodOperation("create", m.subject(userID))
	op.Attribute = blamedOnMethod(m.Type, m.TOTPSecret, placeOf(i))
	return apidiag.From(op, err)
}

func methodsProblem(verb, userID string, err error) diag.Diagnostic {
	if client.IsNotFound(err) {
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
		case client.IsNotFound(err):
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
