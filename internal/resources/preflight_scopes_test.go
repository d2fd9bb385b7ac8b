// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// least is a provider whose application has these scopes only.
func least(w *acctest.World, scopes ...string) *acctest.Protocol {
	w.Seed(fmt.Sprintf("clients: [{id: least, secret: least-secret, scopes: ['%s']}]", strings.Join(scopes, "', '")))
	return w.NewProtocol(map[string]tftypes.Value{"client_id": acctest.String("least"), "client_secret": acctest.String("least-secret")})
}

// planOn plans one change; a nil config destroys.
func planOn(t *testing.T, p *acctest.Protocol, typeName string, config, prior acctest.Attributes) []*tfprotov6.Diagnostic {
	t.Helper()
	s := stateful{t: t, p: p, typeName: typeName}
	return s.half(config, prior, nil).Diagnostics
}

const theUser = "auth0|grace"

// userAsRead is the state of a user.
func userAsRead(t *testing.T, w *acctest.World, id string) acctest.Attributes {
	t.Helper()
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: "auth0users_user"}
	s.importByID(id)
	return s.state
}

// Every change of every resource names the scope that it asks for, when it is planned, and with the scope it
// says nothing.
func TestPreflight_scopes(t *testing.T) {
	t.Parallel()
	roles := func(ids ...string) tftypes.Value {
		var elements []tftypes.Value
		for _, id := range ids {
			elements = append(elements, acctest.String(id))
		}
		return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, elements)
	}
	set := func(config acctest.Attributes, name string, value tftypes.Value) acctest.Attributes {
		config[name] = value
		return config
	}
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	role := "rol_0000000000000001"
	gone := func(fate string) func(acctest.Attributes) acctest.Attributes {
		return func(state acctest.Attributes) acctest.Attributes {
			return set(state, "on_destroy", acctest.String(fate))
		}
	}
	for name, c := range map[string]struct {
		typeName      string
		config, prior acctest.Attributes
		// user makes the prior state of that of a user.
		user  func(state acctest.Attributes) acctest.Attributes
		scope string // "" where nothing is needed.
		// will says that another scope will do as well.
		will string
		warn bool
	}{
		"create a user": {config: userOf("connection_name", "email", "email", adaMail), scope: "create:users"},
		"change a user": {config: userOf("connection_name", "email", "email", "new@example.com"), user: gone("delete"), scope: "update:users"},
		"change app_metadata alone": {
			config: userOf("connection_name", "email", "email", "grace@example.com", "app_metadata", `{"plan":"pro"}`), user: gone("delete"),
			scope: "update:users", will: "update:users_app_metadata",
		},
		"change app_metadata and a name": {
			config: userOf("connection_name", "email", "email", "grace@example.com", "app_metadata", `{"plan":"pro"}`, "name", "Grace"), user: gone("delete"),
			scope: "update:users",
		},
		"change a password perhaps": {
			config: set(set(userOf("connection_name", "email", "email", "grace@example.com"), "password", unknown), "user_metadata", unknown), user: gone("delete"),
		},
		"delete a user": {user: gone("delete"), scope: "delete:users"},
		"block a user":  {user: gone("block"), scope: "update:users"},
		"keep a user":   {user: gone("keep")},
		"assign a role": {typeName: "_user_role", config: userOf("user_id", theUser, "role_id", role), scope: "update:users", will: "create:role_members"},
		"assign a role to somebody new": {
			typeName: "_user_role", config: set(userOf("role_id", role), "user_id", unknown), scope: "update:users", will: "create:role_members",
		},
		"take a role":    {typeName: "_user_role", prior: userOf("id", "x", "user_id", theUser, "role_id", role), scope: "update:users", will: "delete:role_members"},
		"assign roles":   {typeName: "_user_roles", config: set(set(acctest.Attributes{}, "user_id", unknown), "roles", roles(role)), scope: "update:users", will: "create:role_members"},
		"assign perhaps": {typeName: "_user_roles", config: set(userOf("user_id", theUser), "roles", roles(role)), scope: "update:users", will: "create:role_members", warn: true},
		"change roles": {
			typeName: "_user_roles", config: set(userOf("user_id", theUser), "roles", roles()), prior: set(userOf("id", theUser, "user_id", theUser), "roles", roles(role)),
			scope: "update:users", will: "delete:role_members",
		},
		"same roles": {
			typeName: "_user_roles", config: set(userOf("user_id", theUser), "roles", roles(role)), prior: set(userOf("id", theUser, "user_id", theUser), "roles", roles(role)),
		},
		"assign a permission": {
			typeName: "_user_permission", config: userOf("user_id", theUser, "resource_server_identifier", "https://a.example.com", "permission", "read:a"), scope: "update:users",
		},
		"link":   {typeName: "_user_identity", config: userOf("user_id", theUser, "identity_provider", "google-oauth2", "identity_user_id", "1"), scope: "update:users"},
		"unlink": {typeName: "_user_identity", prior: userOf("id", "x", "user_id", theUser, "identity_provider", "google-oauth2", "identity_user_id", "1", "on_destroy", "unlink"), scope: "update:users"},
		"keep a link": {
			typeName: "_user_identity", prior: userOf("id", "x", "user_id", theUser, "identity_provider", "google-oauth2", "identity_user_id", "1", "on_destroy", "keep"),
		},
		"make a method":   {typeName: "_user_authentication_method", config: userOf("user_id", theUser, "type", "phone", "phone_number", "+14155550123"), scope: "create:authentication_methods"},
		"delete a method": {typeName: "_user_authentication_method", prior: userOf("id", "x", "user_id", theUser, "type", "phone", "phone_number", "+14155550123"), scope: "delete:authentication_methods"},
		"recovery code":   {typeName: "_user_recovery_code", config: userOf("user_id", theUser), scope: "update:users"},
		"ticket":          {typeName: "_user_ticket", config: userOf("user_id", theUser, "type", "password_change"), scope: "create:user_tickets"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed("connections: [{name: email, strategy: email}]\nusers: [{user_id: email|grace, connection: email, email: grace@example.com}]")
			prior := c.prior
			if c.user != nil {
				prior = c.user(userAsRead(t, w, "email|grace"))
			}
			typeName := "auth0users" + c.typeName
			if c.typeName == "" {
				typeName += "_user"
			}
			check := func(p *acctest.Protocol, want bool) {
				t.Helper()
				readSomething(t, p)
				diags := planOn(t, p, typeName, c.config, prior)
				text := acctest.Errors(diags)
				if c.warn {
					text = warningTexts(diags)
				}
				if named := strings.Contains(text, "Scopes") && strings.Contains(text, c.scope); named != want {
					t.Errorf("names %q: %t\n%s", c.scope, named, text)
				}
			}
			check(least(w, "read:users"), c.scope != "")
			check(least(w, "read:users", c.scope), false)
			if c.will != "" {
				check(least(w, "read:users", c.will), false)
			}
		})
	}
}

// readSomething is what most plans begin with, and what fetches the token.
func readSomething(t *testing.T, p *acctest.Protocol) {
	t.Helper()
	s := &stateful{t: t, p: p, typeName: "auth0users_user"}
	s.importByID("email|grace")
}

// All that is missing is in one error: the first object that needs a scope carries it, one that adds another
// names both, and whoever needs what was named already says nothing.
func TestPreflight_scopesTogether(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed("users: [{user_id: email|grace, connection: email, email: grace@example.com}]")
	state := userAsRead(t, w, "email|grace")
	p := least(w, "read:users")
	readSomething(t, p)
	first := acctest.Errors(planOn(t, p, "auth0users_user", userOf("connection_name", "email", "email", adaMail), nil))
	acctest.Says(t, first, "Missing Scopes", "Found so far: create:users.", "to the application least", `preflight = "off"`)
	second := acctest.Errors(planOn(t, p, "auth0users_user", nil, state))
	acctest.Says(t, second, "Missing Scopes", "Found so far: create:users, delete:users.")
	if third := planOn(t, p, "auth0users_user", userOf("connection_name", "email", "email", "else@example.com"), nil); len(third) > 0 {
		t.Errorf("said again: %v", third)
	}
	// In the next walk it is new.
	p.Walk()
	readSomething(t, p)
	acctest.Says(t, acctest.Errors(planOn(t, p, "auth0users_user", nil, state)), "Found so far: delete:users.")
}

// A plan that has made no request fetches no token to know the scopes, and a token that tells nothing is
// taken for one that has all.
func TestPreflight_scopesUnknown(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed("users: [{user_id: email|grace, connection: email, email: grace@example.com}]")
	state := userAsRead(t, w, "email|grace")
	p := least(w, "read:users")
	before := w.TokenRequests()
	if text := acctest.Errors(planOn(t, p, "auth0users_user", nil, state)); text != "" || w.TokenRequests() != before {
		t.Errorf("%d tokens fetched: %s", w.TokenRequests()-before, text)
	}
	opaque := w.NewProtocol(map[string]tftypes.Value{
		"client_id": tftypes.NewValue(tftypes.String, nil), "client_secret": tftypes.NewValue(tftypes.String, nil), "api_token": acctest.String("opaque"),
	})
	if text := acctest.Errors(planOn(t, opaque, "auth0users_user", nil, state)); text != "" {
		t.Error(text)
	}
}

// What could be made and never be read again is told before it is made.
func TestPreflight_scopesOfTheNextPlan(t *testing.T) {
	t.Parallel()
	role := userOf("user_id", theUser, "role_id", "rol_0000000000000001")
	user := userOf("connection_name", "email", "email", "new@example.com")
	for name, c := range map[string]struct {
		typeName string
		config   acctest.Attributes
		scopes   []string
		lacks    string // "" for nothing.
	}{
		"a user":        {"auth0users_user", user, []string{"create:users", "read:connections"}, "read:users"},
		"readable user": {"auth0users_user", user, []string{"create:users", "read:users", "read:connections"}, ""},
		"a role":        {"auth0users_user_role", role, []string{"update:users", "create:role_members", "read:users", "read:roles"}, "read:role_members"},
		"readable role": {"auth0users_user_role", role, []string{"update:users", "create:role_members", "read:users", "read:roles", "read:role_members"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := least(acctest.New(t), c.scopes...)
			text := warningTexts(planOn(t, p, c.typeName, c.config, nil))
			if c.lacks != "" && (!strings.Contains(text, "Scopes Missing for the Next Plan") || !strings.Contains(text, c.lacks)) || c.lacks == "" && strings.Contains(text, "Next Plan") {
				t.Errorf("said: %s", text)
			}
		})
	}
}

// A resource that owns all of something reads what the user has before it takes any away: nobody is told that the apply does without.
func TestPreflight_scopesToRead(t *testing.T) {
	t.Parallel()
	for typeName, c := range map[string]struct {
		attribute string
		scopes    []string
		lacks     string // "" for nothing.
	}{
		"auth0users_user_roles":       {"roles", []string{"update:users", "read:users", "read:roles"}, "read:role_members"},
		"auth0users_user_permissions": {"permissions", []string{"update:users"}, "read:users"},
	} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			config := userOf("user_id", theUser)
			config[c.attribute] = rolesValue("rol_0000000000000001")
			if c.attribute == "permissions" {
				config[c.attribute] = permissionSet("read:books")
			}
			text := warningTexts(planOn(t, least(acctest.New(t), c.scopes...), typeName, config, nil))
			acctest.Says(t, text, "Scopes May Be Missing", c.lacks, "The apply reads what a user has before it takes anything away", "Grant them")
			if strings.Contains(text, "The apply does without") {
				t.Errorf("said: %s", text)
			}
		})
	}
}
