// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/functions"
)

func TestParseUserID(t *testing.T) {
	t.Parallel()
	for userID, want := range map[string][3]string{
		"auth0|65e1a2b3c4d5e6f708192a3b":           {"auth0", "", "65e1a2b3c4d5e6f708192a3b"},
		"auth0|MyConnection1|42":                   {"auth0", "", "MyConnection1|42"},
		"email|65e1a2b3c4d5e6f708192a3b":           {"email", "", "65e1a2b3c4d5e6f708192a3b"},
		"sms|65e1a2b3c4d5e6f708192a3b":             {"sms", "", "65e1a2b3c4d5e6f708192a3b"},
		"google-oauth2|112233445566778899":         {"google-oauth2", "", "112233445566778899"},
		"google-apps|ada@example.com":              {"google-apps", "", "ada@example.com"},
		"samlp|acme|ada@example.com":               {"samlp", "acme", "ada@example.com"},
		"samlp|acme-eu|a|b":                        {"samlp", "acme-eu", "a|b"},
		"samlp|ada@example.com":                    {"samlp", "", "ada@example.com"},
		"samlp|not a name|ada":                     {"samlp", "", "not a name|ada"},
		"samlp||ada":                               {"samlp", "", "|ada"},
		"samlp|acme|":                              {"samlp", "", "acme|"},
		"samlp|acme-|ada":                          {"samlp", "", "acme-|ada"},
		"waad|Xy_-3":                               {"waad", "", "Xy_-3"},
		"oidc|okta-workforce|00u1":                 {"oidc", "okta-workforce", "00u1"},
		"ad|corp|9d1b5c4e-0000":                    {"ad", "corp", "9d1b5c4e-0000"},
		"oauth2|legacy|7":                          {"oauth2", "legacy", "7"},
		"github|a|b":                               {"github", "", "a|b"},
		"samlp|" + strings.Repeat("a", 129) + "|x": {"samlp", "", strings.Repeat("a", 129) + "|x"},
	} {
		connection := types.StringNull()
		if want[1] != "" {
			connection = types.StringValue(want[1])
		}
		wantValue := types.ObjectValueMust(
			map[string]attr.Type{"provider": types.StringType, "connection": types.StringType, "id": types.StringType, "identity_user_id": types.StringType},
			map[string]attr.Value{
				"provider": types.StringValue(want[0]), "connection": connection, "id": types.StringValue(want[2]),
				"identity_user_id": types.StringValue(strings.TrimPrefix(userID, want[0]+"|")), // What a link needs.
			},
		)
		got, err := run(t.Context(), functions.NewParseUserID(), types.StringValue(userID))
		if err != nil || !got.Equal(wantValue) {
			t.Errorf("parse_user_id(%q) = %v, %v, want %v", userID, got, err, wantValue)
		}
	}
}

func TestParseUserIDRefuses(t *testing.T) {
	t.Parallel()
	for _, userID := range []string{"", "65e1a2b3c4d5e6f708192a3b", "|x", "auth0|", "|"} {
		_, err := run(t.Context(), functions.NewParseUserID(), types.StringValue(userID))
		wantRefused(t, userID, err, "<provider>|<id>")
	}
}

// The parts joined are the ID again, and nothing with both parts is refused.
func FuzzParseUserID(f *testing.F) {
	for _, seed := range []string{"auth0|1", "samlp|acme|ada@example.com", "oidc||x", "|", "", "ad|a|b|c", "\x00|\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, userID string) {
		provider, rest, _ := strings.Cut(userID, "|")
		value, err := run(t.Context(), functions.NewParseUserID(), types.StringValue(userID))
		if wantErr := provider == "" || rest == ""; wantErr != (err != nil) {
			t.Fatalf("parse_user_id(%q): %v", userID, err)
		}
		if err != nil {
			return
		}
		object, ok := value.(types.Object)
		if !ok {
			t.Fatalf("parse_user_id(%q) is a %T", userID, value)
		}
		var joined []string
		for _, name := range []string{"provider", "connection", "id"} {
			part, ok := object.Attributes()[name].(types.String)
			if !ok {
				t.Fatalf("parse_user_id(%q): %s is a %T", userID, name, object.Attributes()[name])
			}
			if !part.IsNull() {
				joined = append(joined, part.ValueString())
			}
		}
		if got, ok := object.Attributes()["identity_user_id"].(types.String); !ok || provider+"|"+got.ValueString() != userID {
			t.Fatalf("identity_user_id of %q is %v", userID, got)
		}
		if got := strings.Join(joined, "|"); got != userID {
			t.Fatalf("the parts of %q join to %q", userID, got)
		}
	})
}
