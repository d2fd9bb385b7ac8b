// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// anotherMail is what to do in doubt.
const anotherMail = "look into the user's log in Auth0 before you invoke the action again, which would send another e-mail."

// mailError is an e-mail that Auth0 accepted and that did not, as far as is known, get out.
type mailError struct {
	job   *client.Job
	until string // What ended the waiting before the job ended: "after 2m0s".
	err   error  // When nobody knows what became of the job.
}

func (e *mailError) Error() string { return "job " + e.job.ID }
func (e *mailError) Unwrap() error { return e.err }

// awaitMail returns nil when the e-mail is out, and else a [*mailError].
func awaitMail(ctx context.Context, c *client.Client, job *client.Job, patience time.Duration) error {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	ended, err := c.Jobs.Wait(waiting, job)
	switch {
	case err != nil && ctx.Err() != nil:
		return &mailError{job: job, until: "when the run was cancelled"}
	case err != nil && waiting.Err() != nil:
		return &mailError{job: job, until: "after " + patience.String()}
	case err != nil:
		return &mailError{job: job, err: err}
	case ended.Failed():
		return &mailError{job: ended}
	}
	return nil
}

func (m sendUserVerificationEmail) diagnostic(err error) diag.Diagnostic {
	var e *mailError
	if !errors.As(err, &e) {
		return nil
	}
	userID := m.UserID.ValueString()
	switch {
	case e.err != nil:
		return apidiag.From(apidiag.Operation{
			Verb: "find out what became of", Object: "verification e-mail", Subject: "of the user " + userID + ", which Auth0 has accepted (" +
				e.job.ID + ")",
			Doubt: anotherMail,
		}, e.err)
	case e.until != "":
		return diag.NewAttributeErrorDiagnostic(path.Root("timeout"), "Verification E-mail Still Under Way", fmt.Sprintf(
			"Auth0 accepted the verification e-mail of the user %s, but had not sent it %s (%s). It may still do so: "+
				"look into the user's log in Auth0 before you invoke the action again, which would send another e-mail. To wait longer, raise timeout.",
			userID, e.until, e.job.ID))
	}
	why := "Auth0 does not tell why"
	if e.job.StatusDetails != "" {
		why = "Auth0 said: " + strings.TrimRight(e.job.StatusDetails, ".")
	}
	return diag.NewErrorDiagnostic("Verification E-mail Not Sent", fmt.Sprintf(
		"Auth0 could not send the verification e-mail of the user %s (%s). %s.\n\n"+
			"Check in the Auth0 dashboard that the tenant has an e-mail provider (Branding > Email Provider) and that the template "+
			"for verification is switched on (Branding > Email Templates). The tenant's log (Monitoring > Logs) may say "+
			"more. Then invoke the action again.", userID, e.job.ID, why))
}

// attributeOf finds the attribute that a refused request is about by the words of the
// message, as there are no codes.
func (m sendUserVerificationEmail) attributeOf(e *client.Error) (path.Path, bool) {
	for _, about := range []struct{ words, attribute string }{
		{"custom domain", "custom_domain_header"},
		{"organization", "organization_id"},
		{"client", "client_id"},
		{"identity", "identity"},
		{"connection", "user_id"},
		{"email address", "user_id"},
	} {
		if strings.Contains(strings.ToLower(e.Message), about.words) {
			// The domain may also be the provider's.
			return path.Root(about.attribute), about.attribute != "custom_domain_header" || !m.CustomDomainHeader.IsNull()
		}
	}
	return path.Path{}, false
}
