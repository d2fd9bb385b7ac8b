// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// takenIdentifier names the identifier that the service refuses because another user has it; "" for
// another refusal. A change is refused with 400, and only its words tell why.
func takenIdentifier(err error) string {
	e, ok := apiError(err)
	if !ok || !client.IsBadRequest(err) && !client.IsConflict(err) {
		return ""
	}
	message := strings.ToLower(e.Message)
	for _, c := range []struct{ words, kind string }{
		{"specified new email already exists", people.Email},
		{"specified new username already exists", people.Username},
		{"username provided is in use", people.Username},
		{"specified new phone", people.PhoneNumber},
	} {
		if strings.Contains(message, c.words) {
			return c.kind
		}
	}
	return ""
}

// notUpdated words a change that was refused. Where another user has the identifier, it names them:
// they may be about to give it up in this very run.
func (r *userResource) notUpdated(ctx context.Context, config, plan userModel, err error) diag.Diagnostic {
	d := apidiag.From(operation("update", config, plan), err)
	w := users.Wanted{Connection: plan.ConnectionName.ValueString()}
	switch takenIdentifier(err) {
	case people.Email:
		w.Email = plan.Email.ValueString()
	case people.Username:
		w.Username = plan.Username.ValueString()
	case people.PhoneNumber:
		w.PhoneNumber = plan.PhoneNumber.ValueString()
	default:
		return d
	}
	found, attribute, lookUp := r.findExisting(ctx, w, err)
	if lookUp != nil || found == nil {
		return d
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(attribute), d.Summary(), fmt.Sprintf(
		"%s\n\nThe user %s has it. %s",
		d.Detail(), who(userFromAPI(userModel{}, found).subject(), found.ID), thenApplyAgain))
}

// maxTries bounds how often one change is tried again because somebody else's change has freed
// an identifier meanwhile.
const maxTries = 5

// freed waits, after a refusal, for another change of this run that gives up what the plan wants. It
// reports whether trying again is worthwhile. In a circle (two users exchange their addresses) vacate
// is called once, to leave one's own.
func freed(ctx context.Context, move *people.Move, wants []people.Mark, since int64, vacate func() bool) bool {
	switch move.Await(ctx, wants, since) {
	case people.Freed:
		return true
	case people.Circle:
		if vacate == nil || !vacate() {
			return false
		}
		move.Free()
		return move.Await(ctx, wants, since) == people.Freed
	}
	return false
}

// vacate gives the user an identifier that nobody has, for the moment in which two users exchange
// theirs. It reports whether that worked; the state is then as the service has it.
func (r *userResource) vacate(ctx context.Context, state *userModel, kind string, options []client.RequestOption) bool {
	token := strings.ToLower(rand.Text()[:12])
	moved := *state
	var request client.UpdateUserRequest
	switch kind {
	case people.Email:
		// No mail goes there: the domain is reserved for names that do not exist (RFC 2606).
		email := "moving-" + token + "@placeholder.invalid"
		moved.Email = tfvalue.FoldedPointer(&email)
		request = client.UpdateUserRequest{Email: client.Set(email), VerifyEmail: client.Set(false)}
	case people.Username:
		username := "mv" + token // Most connections allow 15 characters.
		moved.Username = tfvalue.FoldedPointer(&username)
		request = client.UpdateUserRequest{Username: client.Set(username)}
	default:
		return false // There is no phone number that is nobody's.
	}
	if _, err := r.data.Client.Users.Update(ctx, state.ID.ValueString(), request, options...); err != nil {
		return false
	}
	*state = moved
	return true
}
