// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// linked is grace with an account, linked by the resource.
func linked(t *testing.T, w *acctest.World, config acctest.Attributes) *stateful {
	t.Helper()
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: linkType}
	if problem := s.to(config); problem != "" {
		t.Fatal(problem)
	}
	return s
}

var google2077 = linkConfig("identity_provider", "google-oauth2", "identity_user_id", "2077")

// The plan of a replacement says what it costs, both accounts, while there is time.
func TestUserIdentity_replacementSaysWhatItCosts(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	s := linked(t, w, google2077)
	s.p.NoError(s.refresh())
	w.ResetRequests()
	p := s.plan(linkConfig("identity_provider", "google-oauth2", "identity_user_id", "1052"))
	for _, want := range []string{
		"Metadata Will Be Lost", "google-oauth2|1052", "user_metadata: font, theme\n  app_metadata: tier\n", "roles, permissions and authentication methods",
		"Account Is Unlinked By A Replacement", "google-oauth2|2077 is unlinked from the user auth0|grace",
	} {
		if !strings.Contains(p.warnings, want) {
			t.Errorf("no %q in %q", want, p.warnings)
		}
	}
	if n := w.Requests()["GET /users/{id}"]; n != 1 || !p.replaces || p.errors != "" {
		t.Errorf("%d looks, replaces %t, %s", n, p.replaces, p.errors)
	}
	if p := s.plan(linkConfig("identity_provider", "github", "identity_user_id", "33")); !strings.Contains(p.warnings, "Account Ends As A User Of Its Own") || !strings.Contains(p.warnings, gitHub) {
		t.Errorf("an account without metadata: %q", p.warnings)
	}
	keep := linkConfig("identity_provider", "google-oauth2", "identity_user_id", "2077", "on_destroy", "keep")
	if problem := s.to(keep); problem != "" {
		t.Fatal(problem)
	}
	if p := s.plan(linkConfig("identity_provider", "github", "identity_user_id", "33")); strings.Contains(p.warnings, "Unlinked") {
		t.Errorf("an account that is kept: %q", p.warnings)
	}
}

// A replacement that cannot end well is refused before anything is unlinked: by the plan, and by the apply if the
// account has gone since.
func TestUserIdentity_replacementThatFails(t *testing.T) {
	t.Parallel()
	joan := func(pairs ...string) acctest.Attributes {
		config := linkConfig(pairs...)
		config["user_id"] = acctest.String("auth0|joan")
		return config
	}
	nobody := linkConfig("identity_provider", "google-oauth2", "identity_user_id", "2077")
	nobody["user_id"] = acctest.String("auth0|nobody")
	for name, c := range map[string]struct {
		config acctest.Attributes
		before func(*acctest.World)
		want   []string // "" for a replacement that works.
	}{
		"an unknown account": {
			config: linkConfig("identity_provider", "github", "identity_user_id", "404"),
			want:   []string{"Account Cannot Be Linked", "github|404", "there is no such user", "Nothing was changed"},
		},
		"an account of another user": {
			config: linkConfig("identity_provider", "github", "identity_user_id", "33"), before: func(w *acctest.World) { link(w, "auth0|joan", gitHub) },
			want: []string{"Account Cannot Be Linked", "linked to the user auth0|joan already"},
		},
		"an unknown user":           {config: nobody, want: []string{"User Not Found", "auth0|nobody"}},
		"another account":           {config: linkConfig("identity_provider", "github", "identity_user_id", "33")},
		"another user":              {config: joan("identity_provider", "google-oauth2", "identity_user_id", "2077")},
		"another account and user":  {config: joan("identity_provider", "github", "identity_user_id", "33")},
		"an account that they have": {config: linkConfig("identity_provider", "github", "identity_user_id", "33"), before: func(w *acctest.World) { link(w, grace, gitHub) }},
	} {
		for _, when := range []string{"before the plan", "after the plan"} {
			t.Run(name+" "+when, func(t *testing.T) {
				t.Parallel()
				w := linkWorld(t)
				s := linked(t, w, google2077)
				s.p.NoError(s.refresh())
				if c.before != nil && when == "before the plan" {
					c.before(w)
				}
				p := s.plan(c.config)
				if c.before != nil && when == "after the plan" {
					c.before(w)
				}
				problem := s.apply(p, c.config)
				for _, want := range c.want {
					if !strings.Contains(problem, want) {
						t.Errorf("no %q in %q", want, problem)
					}
				}
				if c.want == nil {
					if problem != "" || acctest.Text(s.state["user_id"]) != acctest.Text(c.config["user_id"]) {
						t.Errorf("state %v, %s", s.state, problem)
					}
					return
				}
				if got := identities(t, w, grace); !strings.Contains(got, "google-oauth2|2077") || s.state == nil {
					t.Errorf("the account was unlinked: %s, state %v", got, s.state)
				}
				// The state is good for a destroy all the same.
				if problem := s.apply(s.plan(nil), nil); problem != "" || strings.Contains(identities(t, w, grace), "2077") {
					t.Errorf("destroyed: %s, %s", problem, identities(t, w, grace))
				}
			})
		}
	}
}

// Only a creation needs the token, and a forced replacement is one.
func TestUserIdentity_tokenLater(t *testing.T) {
	t.Parallel()
	for _, attribute := range []string{"link_with", "link_with_wo"} {
		t.Run(attribute, func(t *testing.T) {
			t.Parallel()
			var ahead time.Duration
			w := linkWorld(t, emulator.Options{Now: func() time.Time { return time.Now().Add(ahead) }})
			ahead = -100 * 24 * time.Hour
			old := linkConfig(attribute, login(t, w, gitHub))
			ahead = 0
			token, again := linkConfig(attribute, login(t, w, gitHub)), linkConfig(attribute, login(t, w, gitHub))
			s := linked(t, w, token)
			without := linkConfig()
			if text := acctest.Errors(validate(t, s.p, linkType, without)); text != "" {
				t.Errorf("without the token: %s", text)
			}
			if p := s.plan(without); p.errors != "" || p.replaces {
				t.Errorf("planned without the token: %s, replaces %t", p.errors, p.replaces)
			}
			if problem := s.to(without); problem != "" {
				t.Error(problem)
			}
			if p := s.plan(without); !s.unchanged(p) {
				t.Errorf("something is left to do: %s", p.errors)
			}
			for want, config := range map[string]acctest.Attributes{"Missing Account": without, "ID Token Expired": old} {
				if p := s.plan(config, true); !strings.Contains(p.errors, want) {
					t.Errorf("a replacement, %s: %q", want, p.errors)
				}
			}
			if problem := s.apply(s.plan(again, true), again); problem != "" {
				t.Error(problem)
			}
			expectIdentities(t, w, grace, grace, gitHub)
			if text := (&stateful{t: t, p: s.p, typeName: linkType}).plan(without).errors; !strings.Contains(text, "Missing Account") {
				t.Errorf("a new link without an account: %q", text)
			}
			if problem := s.apply(s.plan(nil), nil); problem != "" {
				t.Error(problem)
			}
			expectIdentities(t, w, grace, grace)
		})
	}
}

// What another reference turns out to be is not known in the plan, and not held against it.
func TestUserIdentity_replacementNotKnownYet(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	s := linked(t, w, google2077)
	config := linkConfig("identity_provider", "github", "identity_user_id", "33")
	config["identity_user_id"] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	if p := s.plan(config); p.errors != "" || !p.replaces || !strings.Contains(p.warnings, "Account Is Unlinked") {
		t.Errorf("%s, replaces %t, %q", p.errors, p.replaces, p.warnings)
	}
}
