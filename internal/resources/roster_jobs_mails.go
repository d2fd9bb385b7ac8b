// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// sendMails sends the verification e-mails that a job does not send.
func (j *rosterJobs) sendMails(ctx context.Context) {
	doing := "sending verification e-mails to people of " + RosterType
	failed := func(key string, diags diag.Diagnostics) { j.remarks.about(key, j.subjectOf(key), diags) }
	left := j.each(ctx, j.mails, writers, doing, func(key string) {
		j.mail(ctx, key)
		j.progress(ctx, doing, len(j.mails))
	}, failed)
	for _, key := range left {
		failed(key, diag.Diagnostics{j.mailNotSent(key, "the run was interrupted before the verification e-mail could be sent")})
	}
	j.done = 0
}

// mail sends one of them.
func (j *rosterJobs) mail(ctx context.Context, key string) {
	is := j.inState(key)
	_, err := j.Data.Client.Jobs.VerificationEmail(ctx, client.VerificationEmailRequest{UserID: is.ID.ValueString()},
		requestOptions(is.userModel)...)
	if err != nil {
		j.remarks.about(key, is, diag.Diagnostics{j.mailNotSent(key, "the verification e-mail could not be sent, or nobody "+
			"knows whether it was")})
	}
}

// mailNotSent is no error: the user is there.
func (j *rosterJobs) mailNotSent(key, why string) diag.Diagnostic {
	is := j.inState(key)
	return diag.NewWarningDiagnostic("Verification E-Mail Not Sent", fmt.Sprintf(
		"The user %s was made, and %s.\n\nSend it with the action auth0users_send_user_verification_email.",
		who(is.subject(), is.ID.ValueString()), why))
}

func (j *rosterJobs) inState(key string) person {
	j.rosterApply.mu.Lock()
	defer j.rosterApply.mu.Unlock()
	return j.state[key]
}
