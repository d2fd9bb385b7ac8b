// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	fromTerraform = "registry.terraform.io/auth0/auth0"
	fromOpenTofu  = "registry.opentofu.org/auth0/auth0"
)

// move asks for a move and returns the answer, errors included.
func move(t *testing.T, p *acctest.Protocol, address, sourceType, targetType, state string) *tfprotov6.MoveResourceStateResponse {
	t.Helper()
	resp, err := p.Server.MoveResourceState(t.Context(), &tfprotov6.MoveResourceStateRequest{
		SourceProviderAddress: address, SourceTypeName: sourceType, SourceState: &tfprotov6.RawState{JSON: []byte(state)}, TargetTypeName: targetType,
	})
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

// planAfterMove moves, refreshes if asked to and plans a configuration. It returns
// the prior state, the plan and the private state.
func planAfterMove(t *testing.T, p *acctest.Protocol, moved *tfprotov6.MoveResourceStateResponse, typeName string, refresh bool, config map[string]tftypes.Value) (prior map[string]tftypes.Value, plan *tfprotov6.PlanResourceChangeResponse) {
	t.Helper()
	p.NoError(moved.Diagnostics)
	p.Walk()
	schema := p.Schemas.ResourceSchemas[typeName]
	state, private, identity := moved.TargetState, moved.TargetPrivate, moved.TargetIdentity
	if refresh {
		read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
			TypeName: typeName, CurrentState: state, Private: private, CurrentIdentity: identity,
		})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(read.Diagnostics)
		state, private, identity = read.NewState, read.Private, read.NewIdentity
	}
	prior = p.Values(schema, state)
	plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: state, ProposedNewState: p.Proposed(schema, config, prior), Config: p.Object(schema, config),
		PriorPrivate: private, PriorIdentity: identity,
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(plan.Diagnostics)
	if len(plan.RequiresReplace) > 0 {
		t.Errorf("the plan replaces: %v", plan.RequiresReplace)
	}
	return prior, plan
}

// differences names the attributes in which a plan differs from the state before.
func differences(p *acctest.Protocol, typeName string, prior map[string]tftypes.Value, plan *tfprotov6.PlanResourceChangeResponse) string {
	var names []string
	for name, v := range p.Values(p.Schemas.ResourceSchemas[typeName], plan.PlannedState) {
		if !v.Equal(prior[name]) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

const moveSeed = `
roles:
  - {id: rol_aaaaaaaaaaaaaaaa, name: reader, description: Reads}
resource_servers:
  - {identifier: "https://api.example.com/library", name: Library, scopes: [{value: "read:books", description: Read books}]}
users:
  - user_id: auth0|mv
    email: mv@example.com
    given_name: Mo
    family_name: Ver
    blocked: true
    identities: [{connection: Username-Password-Authentication, provider: auth0, user_id: mv, isSocial: false}]
    user_metadata: {theme: dark, written_by: application}
    app_metadata: {plan: pro}
    roles: [rol_aaaaaaaaaaaaaaaa]
    permissions: [{permission_name: "read:books", resource_server_identifier: "https://api.example.com/library"}]
  - user_id: sms|mv
    phone_number: "+14155550142"
    identities: [{connection: sms, provider: sms, user_id: mv, isSocial: false}]
  - user_id: google-oauth2|77
    email: Social@Example.com
    given_name: So
    picture: https://lh3.example.com/p.png
    identities: [{connection: google-oauth2, provider: google-oauth2, user_id: "77", isSocial: true}]
`

// A full state of a database user, as the other provider keeps it.
const officialUser = `{
  "id": "auth0|mv", "user_id": "auth0|mv", "connection_name": "Username-Password-Authentication", "username": "",
  "name": "mv@example.com", "family_name": "Ver", "given_name": "Mo", "nickname": "mv", "password": "Old-Password-1",
  "email": "mv@example.com", "email_verified": false, "verify_email": false, "phone_number": "", "phone_verified": false,
  "user_metadata": "{\"theme\":\"dark\"}", "app_metadata": "", "blocked": true, "picture": "https://s.gravatar.com/x",
  "custom_domain_header": "", "something_new": [1]}`

// edited is a JSON object with some members changed; nil removes one.
func edited(t *testing.T, object string, changes map[string]any) string {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(object), &m); err != nil {
		t.Fatal(err)
	}
	for k, v := range changes {
		if v == nil {
			delete(m, k)
		} else {
			m[k] = v
		}
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Whatever of a state the configuration had written, and whatever it had not, an
// unchanged configuration is an empty plan.
func TestMoveUser_unchangedConfiguration(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(moveSeed)
	database := func(more map[string]tftypes.Value) map[string]tftypes.Value {
		c := map[string]tftypes.Value{
			"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("mv@example.com"),
		}
		for k, v := range more {
			c[k] = v
		}
		return c
	}
	for name, c := range map[string]struct {
		state   string
		config  map[string]tftypes.Value
		offline bool // Also empty without a refresh.
	}{
		"nothing but the least": {state: officialUser, config: database(nil), offline: true},
		"with its password":     {state: officialUser, config: database(map[string]tftypes.Value{"password": acctest.String("Old-Password-1")}), offline: true},
		"everything written": {state: officialUser, config: database(map[string]tftypes.Value{
			"password": acctest.String("Old-Password-1"), "given_name": acctest.String("Mo"), "family_name": acctest.String("Ver"),
			"verify_email": acctest.Bool(false), "blocked": acctest.Bool(true), "email_verified": acctest.Bool(false),
			"user_id": acctest.String("mv"), "name": acctest.String("mv@example.com"), "user_metadata": acctest.String(`{"theme": "dark"}`),
		}), offline: true},
		"null instead of empty": {
			state: edited(t, `{"id":"auth0|mv","user_id":"auth0|mv","connection_name":"Username-Password-Authentication",
			"email":"mv@example.com","username":null,"given_name":null,"user_metadata":null,"blocked":null,"verify_email":null,"password":null}`, nil),
			config: database(nil),
		},
		"imported there": {
			state:  edited(t, officialUser, map[string]any{"connection_name": nil, "password": "", "user_metadata": `{"theme":"dark","written_by":"application"}`}),
			config: database(map[string]tftypes.Value{"given_name": acctest.String("Mo")}),
		},
		"imported there, with an empty connection": {
			state:  edited(t, officialUser, map[string]any{"connection_name": "", "password": ""}),
			config: database(nil),
		},
		"an ID without prefix": {
			state:  edited(t, officialUser, map[string]any{"user_id": "mv"}),
			config: database(map[string]tftypes.Value{"user_id": acctest.String("mv")}), offline: true,
		},
		"no id, only user_id":  {state: edited(t, officialUser, map[string]any{"id": nil}), config: database(nil), offline: true},
		"invalid old metadata": {state: edited(t, officialUser, map[string]any{"user_metadata": "nonsense"}), config: database(nil), offline: true},
		"a custom domain": {
			state:  edited(t, officialUser, map[string]any{"custom_domain_header": "login.example.com"}),
			config: database(map[string]tftypes.Value{"custom_domain_header": acctest.String("login.example.com")}), offline: true,
		},
		"sms": {
			state: `{"id":"sms|mv","user_id":"sms|mv","connection_name":"sms","phone_number":"+14155550142","email":"","email_verified":false,
			"verify_email":false,"name":"+14155550142","phone_verified":false,"blocked":false,"password":"","username":"","nickname":"","picture":""}`,
			config: map[string]tftypes.Value{"connection_name": acctest.String("sms"), "phone_number": acctest.String("+14155550142")}, offline: true,
		},
		"social": {
			state:  `{"id":"google-oauth2|77","user_id":"google-oauth2|77","email":"Social@Example.com","given_name":"So","verify_email":null}`,
			config: map[string]tftypes.Value{"connection_name": acctest.String("google-oauth2")},
		},
	} {
		for _, address := range []string{fromTerraform, fromOpenTofu} {
			t.Run(name+" "+address, func(t *testing.T) {
				t.Parallel()
				p := w.NewProtocol(nil) // A walk configures its provider: never one that others plan with.
				moved := move(t, p, address, "auth0_user", userType, c.state)
				prior, plan := planAfterMove(t, p, moved, userType, true, c.config)
				if d := differences(p, userType, prior, plan); d != "" {
					t.Errorf("the plan changes %s", d)
				}
				id := acctest.Text(prior["id"])
				if got := acctest.Text(p.IdentityValues(userType, moved.TargetIdentity)["user_id"]); got != id || id == "" {
					t.Errorf("identity %q, ID %q", got, id)
				}
				if c.offline {
					prior, plan := planAfterMove(t, p, moved, userType, false, c.config)
					if d := differences(p, userType, prior, plan); d != "" {
						t.Errorf("without a refresh the plan changes %s", d)
					}
				}
			})
		}
	}
}

// The old password is not carried in any form, and none is sent: a password in the
// configuration says so, a write-only one with its version is the way to a new one.
func TestMoveUser_password(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(moveSeed)
	p := w.NewProtocol(nil)
	moved := move(t, p, fromTerraform, "auth0_user", userType, officialUser)
	p.NoError(moved.Diagnostics)
	schema := p.Schemas.ResourceSchemas[userType]
	if bytes.Contains(moved.TargetState.MsgPack, []byte("Old-Password")) || bytes.Contains(moved.TargetPrivate, []byte("assword")) {
		t.Fatal("the new state knows of the old password")
	}
	config := func(extra map[string]tftypes.Value) map[string]tftypes.Value {
		c := map[string]tftypes.Value{
			"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("mv@example.com"),
		}
		for name, value := range extra {
			c[name] = value
		}
		return c
	}
	for _, password := range []string{"Old-Password-1", "New-Password-2"} {
		prior, plan := planAfterMove(t, p, moved, userType, true, config(map[string]tftypes.Value{"password": acctest.String(password)}))
		if d := differences(p, userType, prior, plan); d != "" {
			t.Errorf("with a password in the configuration the plan changes %q", d)
		}
		if len(plan.Diagnostics) != 1 || !strings.Contains(plan.Diagnostics[0].Detail, "password_wo") {
			t.Errorf("diagnostics: %v", plan.Diagnostics)
		}
	}
	writeOnly := config(map[string]tftypes.Value{"password_wo": acctest.String("New-Password-2"), "password_wo_version": acctest.Int(1)})
	prior, plan := planAfterMove(t, p, moved, userType, true, writeOnly)
	w.ResetRequests()
	applied, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: userType, PriorState: p.Object(schema, prior), PlannedState: plan.PlannedState, Config: p.Object(schema, writeOnly),
		PlannedPrivate: plan.PlannedPrivate, PlannedIdentity: plan.PlannedIdentity,
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(applied.Diagnostics)
	if n := w.Requests()["PATCH /users/{id}"]; n != 1 {
		t.Errorf("%d updates, want 1", n)
	}
	if state := p.Values(schema, applied.NewState); !state["password"].IsNull() {
		t.Error("the mark of the old password outlives it")
	}
}

// What the configuration declares after a move, and then removes, is unset; what it
// never declared is left alone.
func TestMoveUser_ownership(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(moveSeed)
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[userType]
	config := map[string]tftypes.Value{
		"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("mv@example.com"),
		"given_name": acctest.String("Mona"),
	}
	prior, plan := planAfterMove(t, p, move(t, p, fromOpenTofu, "auth0_user", userType, officialUser), userType, true, config)
	if d := differences(p, userType, prior, plan); d != "given_name" {
		t.Errorf("changed: %s", d)
	}
	applied, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: userType, PriorState: p.Object(schema, prior), PlannedState: plan.PlannedState, Config: p.Object(schema, config),
		PlannedPrivate: plan.PlannedPrivate, PlannedIdentity: plan.PlannedIdentity,
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(applied.Diagnostics)
	delete(config, "given_name")
	p.Change(t.Context(), userType, config, p.Values(schema, applied.NewState), applied.NewIdentity, applied.Private)
	u := w.User("auth0|mv")
	if _, there := u["given_name"]; there || u["family_name"] != "Ver" {
		t.Errorf("given_name %v (want none), family_name %v (want Ver)", u["given_name"], u["family_name"])
	}
	if meta, ok := u["user_metadata"].(map[string]any); !ok || len(meta) != 2 {
		t.Errorf("user_metadata: %v", u["user_metadata"])
	}
}

func TestMoveAssignments(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(moveSeed)
	permission := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String, "resource_server_identifier": tftypes.String}}
	const api = "https://api.example.com/library"
	user := acctest.String("auth0|mv")
	for name, c := range map[string]struct {
		target string
		state  string
		config map[string]tftypes.Value
	}{
		"user_roles": {
			"auth0users_user_roles", `{"id":"auth0|mv","user_id":"auth0|mv","roles":["rol_aaaaaaaaaaaaaaaa"]}`,
			map[string]tftypes.Value{"user_id": user, "roles": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("rol_aaaaaaaaaaaaaaaa")})},
		},
		"user_role": {
			"auth0users_user_role", `{"id":"auth0|mv::rol_aaaaaaaaaaaaaaaa","user_id":"auth0|mv","role_id":"rol_aaaaaaaaaaaaaaaa","role_name":"reader","role_description":""}`,
			map[string]tftypes.Value{"user_id": user, "role_id": acctest.String("rol_aaaaaaaaaaaaaaaa")},
		},
		"user_permissions": {
			"auth0users_user_permissions", `{"id":"auth0|mv","user_id":"auth0|mv","permissions":[{"name":"read:books","resource_server_identifier":"` + api + `","description":"","resource_server_name":"Library"}]}`,
			map[string]tftypes.Value{"user_id": user, "permissions": tftypes.NewValue(tftypes.Set{ElementType: permission}, []tftypes.Value{
				tftypes.NewValue(permission, map[string]tftypes.Value{"name": acctest.String("read:books"), "resource_server_identifier": acctest.String(api)}),
			})},
		},
		"user_permission": {
			"auth0users_user_permission", `{"id":"auth0|mv::` + api + `::read:books","user_id":"auth0|mv","permission":"read:books","resource_server_identifier":"` + api + `","description":null,"resource_server_name":"Library"}`,
			map[string]tftypes.Value{"user_id": user, "permission": acctest.String("read:books"), "resource_server_identifier": acctest.String(api)},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := w.NewProtocol(nil) // A walk configures its provider: never one that others plan with.
			for _, address := range []string{fromTerraform, fromOpenTofu} {
				for _, refresh := range []bool{true, false} {
					moved := move(t, p, address, "auth0_"+name, c.target, c.state)
					prior, plan := planAfterMove(t, p, moved, c.target, refresh, c.config)
					if d := differences(p, c.target, prior, plan); d != "" {
						t.Errorf("refreshed %v: the plan changes %s", refresh, d)
					}
					if p.IdentityValues(c.target, moved.TargetIdentity)["user_id"].IsNull() {
						t.Error("no identity")
					}
				}
			}
		})
	}
}

func TestMove_refuses(t *testing.T) {
	t.Parallel()
	p := acctest.New(t).NewProtocol(nil)
	for name, c := range map[string]struct{ address, source, target, state, text string }{
		"another provider": {"registry.terraform.io/somebody/auth0", "auth0_user", userType, officialUser, "Unable to Move Resource State"},
		"another type":     {fromTerraform, "auth0_client", userType, `{"id":"x"}`, "Unable to Move Resource State"},
		"types crossed":    {fromTerraform, "auth0_user", "auth0users_user_roles", officialUser, "Unable to Move Resource State"},
		"no ID":            {fromTerraform, "auth0_user", userType, `{"id":"","user_id":""}`, "it has no user ID"},
		"no state":         {fromTerraform, "auth0_user", userType, `[]`, "could not be read"},
		"no user":          {fromTerraform, "auth0_user_roles", "auth0users_user_roles", `{"roles":[]}`, "it has no user ID"},
		"no role":          {fromTerraform, "auth0_user_role", "auth0users_user_role", `{"user_id":"auth0|x"}`, "which user has which role"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resp := move(t, p, c.address, c.source, c.target, c.state)
			if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, c.text) {
				t.Errorf("diagnostics %q, want %q", text, c.text)
			}
		})
	}
}
