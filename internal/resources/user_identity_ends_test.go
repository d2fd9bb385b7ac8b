// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// An account that one resource links, and another one manages as a user: the plan says so, whichever comes first; where the
// other one deletes or blocks the account, it is an error. Who is only forgotten is nobody's trouble.
func TestIdentityProtocol_endsManagedUser(t *testing.T) {
	t.Parallel()
	const warning, refusal = "Linked Account Is Managed As A User: ", "Linked Account Is Destroyed"
	for name, c := range map[string]struct {
		onDestroy     string
		stays, linked bool
		warns, fails  bool
	}{
		"managed":           {stays: true, linked: true, warns: true},
		"managed, no link":  {stays: true},
		"deleted":           {linked: true, fails: true},
		"blocked":           {onDestroy: "block", linked: true, fails: true},
		"kept":              {onDestroy: "keep", linked: true},
		"deleted, no link ": {},
	} {
		for _, linkFirst := range []bool{true, false} {
			w := acctest.New(t)
			primary := w.CreateUser(object{"connection": "email", "email": "ada@example.com"})
			config := userOf("connection_name", "email", "email", "second@example.com", "user_id", "second")
			if c.onDestroy != "" {
				config["on_destroy"] = acctest.String(c.onDestroy)
			}
			p := w.NewProtocol(nil)
			user := &stateful{t: t, p: p, typeName: userType}
			if problem := user.apply(user.plan(config), config); problem != "" {
				t.Fatal(problem)
			}
			if !c.stays {
				config = nil
			}
			link := &stateful{t: t, p: p, typeName: "auth0users_user_identity"}
			var warnings, errors string
			plan := func(s *stateful, config acctest.Attributes) {
				planned := s.plan(config)
				warnings, errors = warnings+planned.warnings, errors+planned.errors
			}
			if c.linked && linkFirst {
				plan(link, linkConfig("user_id", primary, "identity_provider", "email", "identity_user_id", "second"))
			}
			plan(user, config)
			if c.linked && !linkFirst {
				plan(link, linkConfig("user_id", primary, "identity_provider", "email", "identity_user_id", "second"))
			}
			if c.onDestroy == "block" && !strings.Contains(errors, "blocks that account") || c.onDestroy == "" && c.fails && !strings.Contains(errors, "deletes that account") {
				t.Errorf("%s, link first %t: %s", name, linkFirst, errors)
			}
			says := warning + "One resource of this plan links the account email|second to the user " + primary
			if strings.Contains(warnings, warning) != c.warns || c.warns && !strings.Contains(warnings, says) || strings.Contains(errors, refusal) != c.fails {
				t.Errorf("%s, link first %t: warnings %s\nerrors %s", name, linkFirst, warnings, errors)
			}
		}
	}
}

// A user whom one resource hands over to another is managed all the same.
func TestIdentityProtocol_endsUserHandedOver(t *testing.T) {
	t.Parallel()
	for _, keptFirst := range []bool{true, false} {
		w := acctest.New(t)
		primary := w.CreateUser(object{"connection": "email", "email": "ada@example.com"})
		second := w.CreateUser(object{"connection": "email", "email": "second@example.com", "user_id": "second"})
		p := w.NewProtocol(nil)
		config := userOf("connection_name", "email", "email", "second@example.com", "user_id", "second", "on_destroy", "keep")
		stays, goes := &stateful{t: t, p: p, typeName: userType}, &stateful{t: t, p: p, typeName: userType}
		for _, s := range []*stateful{stays, goes} {
			s.importByID(second)
			if problem := s.apply(s.plan(config), config); problem != "" {
				t.Fatal(problem)
			}
		}
		if keptFirst {
			stays.plan(config)
		}
		goes.plan(nil)
		if !keptFirst {
			stays.plan(config)
		}
		link := &stateful{t: t, p: p, typeName: linkType}
		said := link.plan(linkConfig("user_id", primary, "identity_provider", "email", "identity_user_id", "second")).warnings
		if !strings.Contains(said, "Linked Account Is Managed As A User") {
			t.Errorf("kept first %t: %s", keptFirst, said)
		}
	}
}

// What the apply itself makes and links is told by the apply, because the plan did not know the account.
func TestAccUserIdentity_endsUserOfSameApply(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(mail("p", "p@example.com") + mail("s", "s@example.com") +
		block(`resource "auth0users_user_identity" "l"`, `user_id = auth0users_user.p.id`, `identity_provider = "email"`, `identity_user_id = auth0users_user.s.id`))
	acctest.Says(t, d.Apply(), "Linked Account Is Managed As A User", "the next plan would create it again")
}

// A link that is new or stays, and whose user is deleted: the account would be deleted with the user, which no plan has said.
func TestIdentityProtocol_userIsDeleted(t *testing.T) {
	t.Parallel()
	const refusal = "User Of A Linked Account Is Deleted"
	for name, c := range map[string]struct {
		onDestroy     string
		stays, linked bool
		fails         bool
	}{
		"new link, user deleted":  {fails: true},
		"kept link, user deleted": {linked: true, fails: true},
		"new link, user blocked":  {onDestroy: "block"},
		"kept link, user kept":    {onDestroy: "keep", linked: true},
		"kept link, user stays":   {stays: true, linked: true},
	} {
		for _, linkFirst := range []bool{true, false} {
			w := acctest.New(t)
			w.CreateUser(object{"connection": "email", "email": "second@example.com", "user_id": "second"})
			p := w.NewProtocol(nil)
			config := userOf("connection_name", "email", "email", "ada@example.com", "user_id", "first")
			if c.onDestroy != "" {
				config["on_destroy"] = acctest.String(c.onDestroy)
			}
			user, link := &stateful{t: t, p: p, typeName: userType}, &stateful{t: t, p: p, typeName: linkType}
			account := linkConfig("user_id", "email|first", "identity_provider", "email", "identity_user_id", "second")
			if problem := user.apply(user.plan(config), config); problem != "" {
				t.Fatal(problem)
			}
			if c.linked {
				if problem := link.apply(link.plan(account), account); problem != "" {
					t.Fatal(problem)
				}
			}
			if !c.stays {
				config = nil
			}
			var errors string
			if linkFirst {
				errors = link.plan(account).errors
			}
			errors += user.plan(config).errors
			if !linkFirst {
				errors += link.plan(account).errors
			}
			if strings.Contains(errors, refusal) != c.fails || c.fails && !strings.Contains(errors, "has the account email|second linked") {
				t.Errorf("%s, link first %t: %s", name, linkFirst, errors)
			}
		}
	}
}
