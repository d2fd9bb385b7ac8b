// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Values that were unknown in the plan are checked before anything is sent: an empty session ID must
// not end all sessions.
func TestActions_recheck(t *testing.T) {
	t.Parallel()
	str := acctest.String
	null := tftypes.NewValue(tftypes.String, nil)
	for name, c := range map[string]struct {
		action string
		set    acctest.Attributes
		says   string
	}{
		"no user":           {"delete_user_authentication_methods", acctest.Attributes{"user_id": null}, `AttributeName("user_id"): Missing Value`},
		"empty user":        {"delete_user_authentication_methods", acctest.Attributes{"user_id": str("")}, "not a full user ID"},
		"empty session":     {"revoke_user_access", acctest.Attributes{"user_id": str(ada), "session_id": str("")}, `AttributeName("session_id")`},
		"nobody to unblock": {"unblock_user", acctest.Attributes{"user_id": null, "identifier": null}, "user_id"},
		"two to unblock":    {"unblock_user", acctest.Attributes{"user_id": str(ada), "identifier": str("bob")}, "identifier"},
		"no assessors":      {"clear_user_risk_assessments", assess(), "at least 1"},
		"social user":       {"send_user_verification_email", acctest.Attributes{"user_id": str("google-oauth2|99")}, "Identity Needed"},
		"empty identity":    {"send_user_verification_email", acctest.Attributes{"user_id": str(ada), "identity": identity("", "auth0", "")}, `AttributeName("identity").AttributeName("user_id")`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.NewProtocol(nil)
			w.ResetRequests()
			progress, diags := p.InvokePlannedAction(t.Context(), "auth0users_"+c.action, c.set, nil)
			if text := acctest.Errors(diags); !strings.Contains(text, c.says) {
				t.Errorf("errors %q, want %q", text, c.says)
			}
			if n := w.Requests(); len(n) > 0 || len(progress) > 0 {
				t.Errorf("requests %v, progress %q", n, progress)
			}
		})
	}
}

// A session that is not known yet may turn out to be all of them.
func TestRevokeUserAccess_unknownSession(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	for name, session := range map[string]tftypes.Value{
		"unknown": tftypes.NewValue(tftypes.String, tftypes.UnknownValue), "known": acctest.String("session1"), "none": tftypes.NewValue(tftypes.String, nil),
	} {
		diags := p.PlanAction(t.Context(), "auth0users_revoke_user_access", acctest.Attributes{"user_id": acctest.String(ada), "session_id": session})
		if warned := len(diags) == 1 && strings.Contains(diags[0].Detail, "all sessions end"); warned != (name == "unknown") || !warned && len(diags) > 0 {
			t.Errorf("%s: %v", name, diags)
		}
	}
}
