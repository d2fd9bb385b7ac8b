// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

var (
	assessorsType = tftypes.Set{ElementType: tftypes.String}
	identityType  = tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"user_id": tftypes.String, "provider": tftypes.String, "connection_id": tftypes.String,
	}}
)

// identity is the identity of a verification e-mail; "" for no connection.
func identity(userID, provider, connection string) tftypes.Value {
	id := tftypes.NewValue(tftypes.String, nil)
	if connection != "" {
		id = acctest.String(connection)
	}
	return tftypes.NewValue(identityType, map[string]tftypes.Value{
		"user_id": acctest.String(userID), "provider": acctest.String(provider), "connection_id": id,
	})
}

// Mistakes are found before anything happens, and what is right or unknown is no mistake.
func TestActions_validate(t *testing.T) {
	t.Parallel()
	str := acctest.String
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	user := str(ada)
	for name, c := range map[string]struct {
		action string
		set    acctest.Attributes
		says   string // "" for no mistake.
	}{
		"bare user ID":         {"delete_user_sessions", acctest.Attributes{"user_id": str("ada")}, "not a full user ID"},
		"long session":         {"revoke_user_access", acctest.Attributes{"user_id": user, "session_id": str(strings.Repeat("x", 51))}, "51 characters"},
		"empty session":        {"revoke_user_access", acctest.Attributes{"user_id": user, "session_id": str("")}, "empty"},
		"unknown session":      {"revoke_user_access", acctest.Attributes{"user_id": user, "session_id": unknown}, ""},
		"other provider":       {"delete_user_multifactor_provider", acctest.Attributes{"user_id": user, "multifactor_provider": str("guardian")}, "google-authenticator"},
		"blank tokenset":       {"delete_user_federated_connections_tokenset", acctest.Attributes{"user_id": user, "tokenset_id": str(" ")}, "ID of a token set"},
		"nobody to unblock":    {"unblock_user", nil, "user_id"},
		"two to unblock":       {"unblock_user", acctest.Attributes{"user_id": user, "identifier": str("ada")}, "identifier"},
		"unknown to unblock":   {"unblock_user", acctest.Attributes{"user_id": unknown}, ""},
		"blank identifier":     {"unblock_user", acctest.Attributes{"identifier": str("")}, "empty"},
		"social user":          {"send_user_verification_email", acctest.Attributes{"user_id": str("google-oauth2|99")}, "provider = \"google-oauth2\""},
		"social user, told":    {"send_user_verification_email", acctest.Attributes{"user_id": str("google-oauth2|99"), "identity": identity("99", "google-oauth2", "")}, ""},
		"foreign identity":     {"send_user_verification_email", acctest.Attributes{"user_id": user, "identity": identity("auth0|ada", "google-oauth2", "")}, "Foreign Prefix of an Identity"},
		"identity in full":     {"send_user_verification_email", acctest.Attributes{"user_id": user, "identity": identity("google-oauth2|99", "google-oauth2", "")}, ""},
		"unknown identity":     {"send_user_verification_email", acctest.Attributes{"user_id": str("google-oauth2|99"), "identity": tftypes.NewValue(identityType, tftypes.UnknownValue)}, ""},
		"odd connection":       {"send_user_verification_email", acctest.Attributes{"user_id": user, "identity": identity("ada", "auth0", "con_1")}, "con_ and 16"},
		"odd timeout":          {"send_user_verification_email", acctest.Attributes{"user_id": user, "timeout": str("soon")}, "not a positive duration"},
		"short custom domain":  {"send_user_verification_email", acctest.Attributes{"user_id": user, "custom_domain_header": str("x")}, "3 to 255"},
		"no assessors":         {"clear_user_risk_assessments", assess(), "at least 1"},
		"other assessors":      {"clear_user_risk_assessments", assess("old-device"), "new-device"},
		"assessors":            {"clear_user_risk_assessments", assess("new-device"), ""},
		"unknown factor":       {"delete_user_multifactor_provider", acctest.Attributes{"user_id": user, "multifactor_provider": unknown}, ""},
		"unknown e-mail user":  {"send_user_verification_email", acctest.Attributes{"user_id": unknown}, ""},
		"database e-mail user": {"send_user_verification_email", acctest.Attributes{"user_id": user, "timeout": str("90s")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := acctest.Errors(acctest.Unconfigured(t).PlanAction(t.Context(), "auth0users_"+c.action, c.set))
			if c.says == "" && text != "" || !strings.Contains(text, c.says) {
				t.Errorf("errors %q, want %q", text, c.says)
			}
		})
	}
}

func assess(names ...string) acctest.Attributes {
	list := []tftypes.Value{}
	for _, name := range names {
		list = append(list, acctest.String(name))
	}
	return acctest.Attributes{
		"user_id": acctest.String(ada), "connection_name": acctest.String(database), "assessors": tftypes.NewValue(assessorsType, list),
	}
}
