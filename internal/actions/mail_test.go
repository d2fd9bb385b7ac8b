// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const sendMail = "auth0users_send_user_verification_email"

// mailTo is the configuration for a user.
func mailTo(userID string, more acctest.Attributes) acctest.Attributes {
	set := acctest.Attributes{"user_id": acctest.String(userID)}
	for name, value := range more {
		set[name] = value
	}
	return set
}

func TestSendUserVerificationEmail_failed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Seed("tenant: {no_mail: true}")
	progress, diags := w.NewProtocol(nil).InvokeAction(t.Context(), sendMail, mailTo(ada, nil), nil)
	acctest.Blames(t, refused(t, diags), "", "Verification E-mail Not Sent", ada, "job_", "Branding > Email Provider", "Email Templates")
	if len(progress) != 2 {
		t.Errorf("progress %q, want no success", progress)
	}
}

func TestSendUserVerificationEmail_slow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	progress, diags := w.NewProtocol(nil).InvokeAction(t.Context(), sendMail, mailTo(ada, acctest.Attributes{"timeout": acctest.String("50ms")}), nil)
	acctest.Blames(t, refused(t, diags), "timeout", "Verification E-mail Still Under Way", ada, "after 50ms", "job_", "raise timeout")
	if len(progress) != 2 || !strings.Contains(progress[1], "up to 50ms") {
		t.Errorf("progress %q", progress)
	}
}

// Who cancels while the e-mail is waited for learns that it may still come.
func TestSendUserVerificationEmail_cancelledWhileWaiting(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, diags := w.NewProtocol(nil).InvokeAction(ctx, sendMail, mailTo(ada, nil), func(message string) {
		if strings.HasPrefix(message, "Waiting") {
			cancel()
		}
	})
	acctest.Blames(t, refused(t, diags), "timeout", "Verification E-mail Still Under Way", "when the run was cancelled", "would send another e-mail")
}

// Without the scope to look at the job, the e-mail was accepted all the same.
func TestSendUserVerificationEmail_blind(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, diags := as(w, "mailer").InvokeAction(t.Context(), sendMail, mailTo(ada, nil), nil)
	d := refused(t, diags)
	if !strings.Contains(d.Detail, "which Auth0 has accepted (job_") || !strings.Contains(d.Detail, "Grant the scope create:users") {
		t.Errorf("%s: %s", d.Summary, d.Detail)
	}
}

// A request whose answer was lost is not repeated.
func TestSendUserVerificationEmail_once(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Faults("POST /jobs/verification-email drop-after")
	w.ResetRequests()
	_, diags := w.NewProtocol(nil).InvokeAction(t.Context(), sendMail, mailTo(ada, nil), nil)
	d := refused(t, diags)
	if !strings.Contains(d.Detail, "may have taken effect") {
		t.Errorf("%s: %s", d.Summary, d.Detail)
	}
	if diff := cmp.Diff(map[string]int{"POST /jobs/verification-email": 1}, w.Requests()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

// Everything that is written is sent, and refusals blame what they are about.
func TestSendUserVerificationEmail_about(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Seed(`
tenant: {verified_custom_domains: [id.example.com]}
users: [{user_id: "auth0|text", connection: Username-Password-Authentication, username: text}]`)
	p := w.NewProtocol(nil)
	for name, c := range map[string]struct {
		user  string
		set   acctest.Attributes
		blame string // "" for success.
		says  string
	}{
		"everything": {user: ada, set: acctest.Attributes{
			"organization_id": acctest.String("org_0000000000000001"), "client_id": acctest.String("reader"), "custom_domain_header": acctest.String("id.example.com"),
			"identity": identity("ada", "auth0", ""),
		}},
		"social user":        {user: "google-oauth2|99", set: acctest.Attributes{"identity": identity("99", "google-oauth2", "")}},
		"social, in full":    {user: "google-oauth2|99", set: acctest.Attributes{"identity": identity("google-oauth2|99", "google-oauth2", "")}},
		"no organization":    {ada, acctest.Attributes{"organization_id": acctest.String("org_9999999999999999")}, "organization_id", "does not exist"},
		"no application":     {ada, acctest.Attributes{"client_id": acctest.String("nothing")}, "client_id", "does not exist"},
		"no such domain":     {ada, acctest.Attributes{"custom_domain_header": acctest.String("other.example.com")}, "custom_domain_header", "custom domain does not exist"},
		"no such identity":   {ada, acctest.Attributes{"identity": identity("1", "google-oauth2", "")}, "identity", "does not contain the given identity"},
		"no such connection": {ada, acctest.Attributes{"identity": identity("ada", "auth0", "con_9999999999999999")}, "identity", "Identity connection does not exist"},
		"no address":         {"auth0|text", nil, "user_id", "does not have an email address"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, diags := p.InvokeAction(t.Context(), sendMail, mailTo(c.user, c.set), nil)
			if c.blame == "" {
				noErrors(t, diags)
				return
			}
			acctest.Blames(t, refused(t, diags), c.blame, "Unable to Send Verification E-mail", c.says)
		})
	}
}
