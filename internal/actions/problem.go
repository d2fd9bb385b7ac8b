// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// harmless is what to do in doubt where doing it twice is doing it.
const harmless = "invoking the action again does no harm."

// unconfirmedError is an error of the look at the user, before anything was done.
type unconfirmedError struct{ err error }

func (e *unconfirmedError) Error() string { return e.err.Error() }
func (e *unconfirmedError) Unwrap() error { return e.err }

// confirmUser looks whether the user exists.
func confirmUser(ctx context.Context, c *client.Client, userID string) error {
	if _, err := c.Users.Get(ctx, userID, client.WithFields(client.FieldSelection{Fields: []string{"user_id"}})); err != nil {
		return &unconfirmedError{err}
	}
	return nil
}

// problem words what went wrong.
func (t task) problem(err error) diag.Diagnostic {
	op := apidiag.Operation{Verb: t.verb, Object: t.object, Subject: t.subject, Feature: t.feature, Doubt: t.doubt, Attribute: t.attribute}
	if op.Doubt == "" {
		op.Doubt = harmless
	}
	var unconfirmed *unconfirmedError
	if errors.As(err, &unconfirmed) {
		op = apidiag.Operation{Verb: "read", Object: "user", Subject: t.userID}
	}
	if t.diagnostic != nil && unconfirmed == nil {
		if d := t.diagnostic(err); d != nil {
			return d
		}
	}
	if t.userID != "" && meansNoUser(err) {
		return apidiag.UserNotFound(t.userID, "Nothing was done.")
	}
	return apidiag.From(op, err)
}

// meansNoUser reports whether the error says that there is no such user. Requests that name
// the user in their body have another status than 404 for it.
func meansNoUser(err error) bool {
	var e *client.Error
	return client.IsUserNotFound(err) || errors.As(err, &e) && client.IsBadRequest(e) && e.Code == "inexistent_user"
}

// notRepeated adds to errors what nobody expects: once the change that triggered an action
// is done, no later apply invokes the action again, and all looks well.
func (a *userAction[M]) notRepeated(diags ...diag.Diagnostic) diag.Diagnostics {
	const hint = "\n\nIf a change triggered the action and is done, no later apply invokes it again. Invoke it by itself:\n\n" +
		"  terraform apply -invoke=action.auth0users_%s.NAME"
	var worded diag.Diagnostics
	for _, d := range diags {
		detail := d.Detail() + fmt.Sprintf(hint, a.name)
		if at, ok := d.(diag.DiagnosticWithPath); ok {
			worded.AddAttributeError(at.Path(), d.Summary(), detail)
			continue
		}
		worded.AddError(d.Summary(), detail)
	}
	return worded
}
