// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestUser_fields(t *testing.T) {
	t.Parallel()
	set := func(fields ...string) tftypes.Value {
		var values []tftypes.Value
		for _, f := range fields {
			values = append(values, acctest.String(f))
		}
		return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, values)
	}
	without := acctest.Bool(false)
	everything := []string{
		"app_metadata", "blocked", "created_at", "email", "email_verified", "family_name", "given_name", "id", "identities", "last_ip",
		"last_login", "last_password_reset", "logins_count", "multifactor", "multifactor_last_modified", "name", "nickname",
		"phone_number", "phone_verified", "picture", "updated_at", "user_metadata", "username",
	}
	except := func(hidden ...string) []string {
		var rest []string
		for _, f := range everything {
			if !strings.Contains(","+strings.Join(hidden, ",")+",", ","+f+",") {
				rest = append(rest, f)
			}
		}
		return rest
	}
	for name, c := range map[string]struct {
		set  acctest.Attributes
		want []string // attributes that are not null, but for the arguments
	}{
		"some":             {acctest.Attributes{"fields": set("email", "blocked")}, []string{"blocked", "email", "id"}},
		"some, explicitly": {acctest.Attributes{"fields": set("user_id"), "include_fields": acctest.Bool(true)}, []string{"id"}},
		"all but some":     {acctest.Attributes{"fields": set("user_id", "identities", "app_metadata"), "include_fields": without}, except("identities", "app_metadata")},
		"all but marks":    {acctest.Attributes{"fields": set("email", "identities"), "include_fields": without}, except("email", "identities")},
	} {
		for selector, value := range map[string]string{"user_id": "auth0|full", "query": `username:"ada"`} {
			t.Run(name+" by "+selector, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				arguments := acctest.Attributes{selector: acctest.String(value)}
				for k, v := range c.set {
					arguments[k] = v
				}
				cost := map[string]int{byID: 1}
				if selector == "query" {
					cost = map[string]int{bySearch: 1, byID: 1}
				}
				got := read(t, w, userType, arguments, cost)
				for argument := range arguments {
					delete(got, argument)
				}
				want := map[string]bool{}
				for _, f := range c.want {
					want[f] = true
				}
				have := map[string]bool{}
				for f := range got {
					have[f] = true
				}
				if diff := cmp.Diff(want, have); diff != "" {
					t.Errorf("attributes that are not null (-want +got):\n%s", diff)
				}
			})
		}
	}
	t.Run("by email, which stays", func(t *testing.T) {
		t.Parallel()
		got := read(t, newWorld(t), userType, acctest.Attributes{
			"email": acctest.String("social@example.com"), "connection_name": acctest.String("google-oauth2"), "fields": set("name"),
		}, map[string]int{byEmail: 1, byID: 1})
		want := map[string]any{
			"email": "social@example.com", "connection_name": "google-oauth2", "fields": []any{"name"},
			"id": "google-oauth2|1122334455", "name": "social@example.com",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("state (-want +got):\n%s", diff)
		}
	})
}
