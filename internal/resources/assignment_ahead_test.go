// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// manyRoles is a tenant with roles, from the first on, and one of them that Ada has for each of had.
func manyRoles(roles, had int) string {
	var seed, assigned []string
	for i := range roles {
		seed = append(seed, fmt.Sprintf("{id: %s, name: role %d}", roleID(i), i))
	}
	for i := range had {
		assigned = append(assigned, roleID(i))
	}
	return fmt.Sprintf("roles: [%s]\nusers: [{user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com, roles: [%s]}]",
		strings.Join(seed, ", "), strings.Join(assigned, ", "))
}

// One by one a configuration can give a user more roles than there is room for: the plan says so at the one that is too many,
// once, and Auth0 refuses it.
func TestAssignmentAhead_tooManyOneByOne(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(manyRoles(53, 0))
	p, off := w.NewProtocol(nil), w.NewProtocol(preflightOff)
	for i := range 53 {
		config := userOf("user_id", "auth0|ada", "role_id", roleID(i))
		errors := acctest.Errors(planOn(t, p, "auth0users_user_role", config, nil))
		if (errors != "") != (i == 50) {
			t.Fatalf("role %d: %s", i+1, errors)
		}
		if i == 50 {
			acctest.Says(t, errors, "Too Many Roles", "at most 50 roles", "auth0|ada", "Put permissions that go together into one role")
		}
		s := &stateful{t: t, p: off, typeName: "auth0users_user_role"}
		if problem := s.apply(s.plan(config), config); (problem != "") != (i >= 50) {
			t.Fatalf("role %d at the apply: %s", i+1, problem)
		}
	}
}

// What the user was seen to have besides counts as a warning, what this plan takes away does not, and neither does another user.
func TestAssignmentAhead_besides(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		had   int
		takes int // So many of those that the user has are single resources which are destroyed.
		user  string
		warns bool
	}{
		"room":         {48, 0, "auth0|ada", false},
		"full":         {50, 0, "auth0|ada", true},
		"made room":    {50, 2, "auth0|ada", false},
		"another user": {50, 0, "auth0|byron", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(manyRoles(53, c.had) + "\n")
			p := w.NewProtocol(nil)
			// A resource for one of them is read, and the plan keeps it.
			kept := &stateful{t: t, p: p, typeName: "auth0users_user_role"}
			kept.importByID("auth0|ada::" + roleID(0))
			config := userOf("user_id", "auth0|ada", "role_id", roleID(0))
			if planned := kept.plan(config); planned.errors+planned.warnings != "" {
				t.Fatal(planned.errors + planned.warnings)
			}
			for i := range c.takes {
				gone := &stateful{t: t, p: p, typeName: "auth0users_user_role"}
				gone.importByID("auth0|ada::" + roleID(1+i))
				gone.plan(nil)
			}
			diags := planOn(t, p, "auth0users_user_role", userOf("user_id", c.user, "role_id", roleID(52)), nil)
			if got := saying(diags, "Too Many Roles") > 0; got != c.warns || acctest.Errors(diags) != "" {
				t.Errorf("%s%s", acctest.Errors(diags), warningTexts(diags))
			}
		})
	}
}

// Whether roles and permissions exist is asked once for everybody, also for people who do not exist yet, and never without need.
func TestAssignmentAhead_missing(t *testing.T) {
	t.Parallel()
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	const api = "https://library.example.com"
	seed := manyRoles(3, 1) + "\nresource_servers: [{identifier: \"" + api + "\", name: Library, scopes: [{value: \"read:books\"}]}]"
	single := func(id string) acctest.Attributes { return userOf("user_id", "auth0|ada", "role_id", id) }
	granted := func(name string) acctest.Attributes {
		return userOf("user_id", "auth0|ada", "resource_server_identifier", api, "permission", name)
	}
	ofSomebody := func(config acctest.Attributes) acctest.Attributes {
		return with(config, acctest.Attributes{"user_id": unknown})
	}
	for name, c := range map[string]struct {
		typeName string
		config   acctest.Attributes
		prior    acctest.Attributes
		faults   []string
		scopes   []string
		says     string
		requests map[string]int
	}{
		"exists":                   {"role", single(roleID(1)), nil, nil, nil, "", map[string]int{"GET /roles": 1}},
		"does not exist":           {"role", single(roleID(9)), nil, nil, nil, "Role Not Found", map[string]int{"GET /roles": 1}},
		"of somebody new":          {"role", ofSomebody(single(roleID(9))), nil, nil, nil, "Role Not Found", map[string]int{"GET /roles": 1}},
		"not known yet":            {"role", with(single(""), acctest.Attributes{"role_id": unknown}), nil, nil, nil, "", map[string]int{}},
		"forbidden":                {"role", single(roleID(9)), nil, []string{"GET /roles status=403"}, nil, "", map[string]int{"GET /roles": 1}},
		"no scope":                 {"role", single(roleID(9)), nil, nil, []string{"read:users", "update:users"}, "", map[string]int{}},
		"had before":               {"roles", with(userOf("user_id", "auth0|ada"), acctest.Attributes{"roles": texts(roleID(9))}), with(userOf("id", "auth0|ada", "user_id", "auth0|ada"), acctest.Attributes{"roles": texts(roleID(9))}), nil, nil, "", map[string]int{}},
		"all of somebody new":      {"roles", with(userOf(), acctest.Attributes{"user_id": unknown, "roles": texts(roleID(9))}), nil, nil, nil, "Role Not Found", map[string]int{"GET /roles": 1}},
		"permission":               {"permission", granted("read:books"), nil, nil, nil, "", map[string]int{"GET /resource-servers/{id}": 1}},
		"no such permission":       {"permission", granted("write:books"), nil, nil, nil, "Permission Not Found", map[string]int{"GET /resource-servers/{id}": 1}},
		"permission of who is new": {"permission", ofSomebody(granted("write:books")), nil, nil, nil, "Permission Not Found", map[string]int{"GET /resource-servers/{id}": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, emulator.Options{Faults: c.faults})
			w.Seed(seed)
			p := w.NewProtocol(nil)
			if c.scopes != nil {
				p = least(w, c.scopes...)
				s := &stateful{t: t, p: p, typeName: "auth0users_user"}
				s.importByID("auth0|ada")
				w.ResetRequests()
			}
			for i := range 2 {
				diags := planOn(t, p, "auth0users_user_"+c.typeName, c.config, c.prior)
				if said := saying(diags, c.says) > 0; acctest.Errors(diags) != "" || said != (c.says != "" && i == 0) {
					t.Errorf("plan %d: %s%s", i+1, acctest.Errors(diags), warningTexts(diags))
				}
			}
			expectRequests(t, w, "the plan", c.requests)
		})
	}
}

// Of a user who is replaced in the same apply the new ID is not known yet: nothing is counted, and nothing fails.
func TestAssignmentAhead_replacedUser(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(manyRoles(1, 0))
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: "auth0users_user_role"}
	config := userOf("user_id", "auth0|ada", "role_id", roleID(0))
	if problem := s.apply(s.plan(config), config); problem != "" {
		t.Fatal(problem)
	}
	s.refresh()
	config["user_id"] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	if errors := acctest.Errors(s.half(config, s.state, nil).Diagnostics); errors != "" {
		t.Error(errors)
	}
}

// Roles that no plan could count, because they were not known, are counted before any of them is given.
func TestAssignmentAhead_tooManyLate(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(manyRoles(51, 0))
	s := &stateful{t: t, p: w.NewProtocol(preflightOff), typeName: "auth0users_user_roles"}
	all := func(roles int) acctest.Attributes {
		return with(userOf("user_id", "auth0|ada"), acctest.Attributes{"roles": texts(roleIDs(0, roles)...)})
	}
	for _, prior := range []string{"none", "one"} {
		problem := s.apply(s.plan(all(51)), all(51)) // Nothing is validated here, as if they had been unknown.
		acctest.Says(t, problem, "Too Many Roles", "at most 50 roles", "has 51")
		if got := rolesOf(w, "auth0|ada"); len(strings.Fields(got)) > 1 {
			t.Errorf("with %s before: %s", prior, got)
		}
		if problem := s.to(all(1)); problem != "" {
			t.Fatal(problem)
		}
	}
}
