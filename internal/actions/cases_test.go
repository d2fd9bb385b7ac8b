// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestRevokeUserAccess_part(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		set      acctest.Attributes
		left     []string
		progress string
	}{
		"one session": {
			acctest.Attributes{"session_id": acctest.String("session1")},
			[]string{"session2", "rt_2"},
			"Ending the session session1 of the user auth0|ada, and revoking the refresh tokens that belong to it.",
		},
		"one session, tokens stay": {
			acctest.Attributes{"session_id": acctest.String("session1"), "preserve_refresh_tokens": acctest.Bool(true)},
			[]string{"session2", "rt_1", "rt_2"},
			"Ending the session session1 of the user auth0|ada. The refresh tokens stay valid.",
		},
		"tokens stay": {
			acctest.Attributes{"preserve_refresh_tokens": acctest.Bool(true)},
			[]string{"rt_1", "rt_2"},
			"Ending all sessions of the user auth0|ada. The refresh tokens stay valid.",
		},
		"unknown session": {
			acctest.Attributes{"session_id": acctest.String("session9")},
			[]string{"session1", "session2", "rt_1", "rt_2"},
			"Ending the session session9 of the user auth0|ada, and revoking the refresh tokens that belong to it.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c.set["user_id"] = acctest.String(ada)
			progress, diags := w.NewProtocol(nil).InvokeAction(t.Context(), "auth0users_revoke_user_access", c.set, nil)
			noErrors(t, diags)
			if diff := cmp.Diff(c.left, access(w)); diff != "" {
				t.Errorf("left (-want +got):\n%s", diff)
			}
			if len(progress) != 2 || progress[0] != c.progress {
				t.Errorf("progress %q", progress)
			}
		})
	}
}

// An identifier unblocks whoever has it, and nobody is a success.
func TestUnblockUser_identifier(t *testing.T) {
	t.Parallel()
	for _, identifier := range []string{"ada@example.com", "nobody@example.com"} {
		t.Run(identifier, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.ResetRequests()
			progress, diags := w.NewProtocol(nil).InvokeAction(t.Context(), "auth0users_unblock_user", acctest.Attributes{"identifier": acctest.String(identifier)}, nil)
			noErrors(t, diags)
			if diff := cmp.Diff([]string{
				"Lifting the brute-force blocks of users with the identifier " + identifier + ".",
				"Nobody with the identifier " + identifier + " is blocked by brute-force protection any more.",
			}, progress); diff != "" {
				t.Errorf("progress (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(map[string]int{"DELETE /user-blocks": 1}, w.Requests()); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			if left := len(blocks(w)); (left == 0) != (identifier == "ada@example.com") {
				t.Errorf("%d blocks of Ada are left", left)
			}
		})
	}
}

// Auth0 deletes not all methods of a user with a passkey; the older view does.
func TestDeleteUserAuthenticationMethods_passkey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.NewProtocol(nil)
	grace := acctest.Attributes{"user_id": acctest.String("auth0|grace")}
	_, diags := p.InvokeAction(t.Context(), "auth0users_delete_user_authentication_methods", grace, nil)
	acctest.Blames(t, refused(t, diags), "user_id", "User Has a Passkey", "nothing was deleted", "auth0users_delete_user_authenticators")
	_, diags = p.InvokeAction(t.Context(), "auth0users_delete_user_authenticators", grace, nil)
	noErrors(t, diags)
}

func TestClearUserRiskAssessments_connection(t *testing.T) {
	t.Parallel()
	_, diags := newWorld(t).NewProtocol(nil).InvokeAction(t.Context(), "auth0users_clear_user_risk_assessments",
		acctest.Attributes{"user_id": acctest.String(ada), "connection_name": acctest.String("Nowhere")}, nil)
	acctest.Blames(t, refused(t, diags), "connection_name", "Unable to Clear Risk Assessments", "The connection does not exist.", "letter case counts")
}

// A 404 about a provider of a user who exists is what was asked for.
func TestDeleteUserMultifactorProvider_notEnrolled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Faults("DELETE /users/{id}/multifactor/{provider} status=404")
	progress, diags := w.NewProtocol(nil).InvokeAction(t.Context(), "auth0users_delete_user_multifactor_provider",
		acctest.Attributes{"user_id": acctest.String(ada), "multifactor_provider": acctest.String("google-authenticator")}, nil)
	noErrors(t, diags)
	if len(progress) != 2 {
		t.Errorf("progress %q", progress)
	}
}
