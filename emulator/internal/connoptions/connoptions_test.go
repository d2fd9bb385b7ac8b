// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package connoptions_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/connoptions"
)

type object = map[string]any

func keys(o object) []string { return slices.Sorted(maps.Keys(o)) }

var (
	always = []string{"authentication_methods", "brute_force_protection", "passkey_options"}
	first  = []string{"mfa", "strategy_version"}
)

func sorted(lists ...[]string) []string { return slices.Sorted(slices.Values(slices.Concat(lists...))) }

func TestCreated(t *testing.T) {
	t.Parallel()
	password := []string{"password_options"}
	for name, c := range map[string]struct {
		strategy string
		sent     object
		want     []string
	}{
		"database, nothing sent":         {"auth0", nil, sorted(always, first, password)},
		"database, a part of passwords":  {"auth0", object{"password_options": object{"history": object{"size": json.Number("9")}}}, sorted(always, first, password)},
		"database, the older policy":     {"auth0", object{"passwordPolicy": "fair"}, sorted(always, first, []string{"passwordPolicy"})},
		"database, older than that":      {"auth0", object{"password_history": object{"enable": true}}, sorted(always, first, []string{"password_history"})},
		"database, something else":       {"auth0", object{"disable_signup": true}, sorted(always, first, password, []string{"disable_signup"})},
		"email, nothing sent":            {"email", nil, []string{"brute_force_protection"}},
		"email, something":               {"email", object{"name": "email"}, []string{"brute_force_protection", "name"}},
		"sms, something, null is kept":   {"sms", object{"messaging_service_sid": nil}, []string{"brute_force_protection", "messaging_service_sid"}},
		"social, nothing sent":           {"google-oauth2", nil, nil},
		"enterprise, something is there": {"samlp", object{"signInEndpoint": "https://x.example.com"}, []string{"signInEndpoint"}},
	} {
		if diff := cmp.Diff(c.want, keys(connoptions.Created(c.strategy, c.sent))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestReplaced: a change takes the defaults of the create away.
func TestReplaced(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(sorted(always, []string{"disable_signup"}), keys(connoptions.Replaced("auth0", object{"disable_signup": true}))); diff != "" {
		t.Errorf("database (-want +got):\n%s", diff)
	}
	for _, strategy := range []string{"email", "sms", "github", "samlp"} {
		if got := connoptions.Replaced(strategy, object{"authParams": object{}}); len(got) != 1 {
			t.Errorf("%s: something was added: %v", strategy, got)
		}
	}
}

// TestMissingLeaves: what is sent in part is completed.
func TestMissingLeaves(t *testing.T) {
	t.Parallel()
	sent := object{
		"authentication_methods": object{"password": object{"enabled": false}},
		"attributes":             object{"email": object{"identifier": object{"active": true}}, "username": object{}},
		"password_options":       object{"complexity": object{"min_length": json.Number("8")}, "history": object{"active": true}},
	}
	got := connoptions.Created("auth0", sent)
	if diff := cmp.Diff(object{
		"password": object{"enabled": false, "api_behavior": "required", "signup_behavior": "allow"}, "passkey": object{"enabled": false},
	}, got["authentication_methods"]); diff != "" {
		t.Errorf("methods (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(object{
		"email": object{"identifier": object{"active": true}, "unique": true, "verification_method": "link"}, "username": object{},
	}, got["attributes"]); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
	password, _ := got["password_options"].(object)
	complexity, _ := password["complexity"].(object)
	if complexity["min_length"] != json.Number("8") || complexity["character_type_rule"] != "all" ||
		cmp.Diff(object{"active": true, "size": json.Number("3")}, password["history"]) != "" || len(password) != 4 {
		t.Errorf("password_options: %v", password)
	}
	if methods, _ := sent["authentication_methods"].(object); len(sent) != 3 || len(methods) != 1 {
		t.Errorf("what was sent has changed: %v", sent)
	}
}

func TestConfigurationIsEncrypted(t *testing.T) {
	t.Parallel()
	read := func() string {
		configuration, _ := connoptions.Created("auth0", object{"configuration": object{"key": "secret"}})["configuration"].(object)
		text, _ := configuration["key"].(string)
		return text
	}
	if first, second := read(), read(); first == "" || first == "secret" || first == second {
		t.Errorf("%q, then %q", first, second)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	active := object{"identifier": object{"active": true}}
	for name, c := range map[string]struct {
		sent, before object
		want         string
	}{
		"no attributes":                       {object{"requires_username": true, "validation": object{}}, nil, ""},
		"requires_username":                   {object{"attributes": object{"email": active}, "requires_username": true}, nil, "Cannot set both options.attributes and options.requires_username"},
		"requires_username, but false":        {object{"attributes": object{"email": active}, "requires_username": false}, nil, ""},
		"validation":                          {object{"attributes": object{"email": active}, "validation": object{}}, nil, "Cannot set both options.attributes and options.validation"},
		"validation, requires_username false": {object{"attributes": object{"email": active}, "validation": object{}, "requires_username": false}, nil, "Cannot set both options.attributes and options.validation"},
		"no identifier":                       {object{"attributes": object{"email": object{"identifier": object{"active": false}}}}, nil, "attributes must contain one active identifier"},
		"required of no one": {
			object{"attributes": object{"email": active, "phone_number": object{"profile_required": true, "signup": object{"status": "inactive"}}}},
			nil,
			"attribute phone_number must also be required on signup",
		},
		"doubtful e-mail, new":     {object{"attributes": object{"email": object{"identifier": object{"active": true}, "unique": false}}}, nil, ""},
		"doubtful e-mail, added":   {object{"attributes": object{"email": object{"identifier": object{"active": true}, "unique": false}}}, object{}, "cannot add non-unique email attribute"},
		"doubtful e-mail, as ever": {object{"attributes": object{"email": object{"identifier": object{"active": true}, "unique": false}}}, object{"attributes": object{}}, ""},
	} {
		if got := connoptions.Refused(c.sent, c.before); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
