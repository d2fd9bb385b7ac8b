// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A deletion that takes other methods along is told of before it happens.
func TestUserAuthenticationMethod_linked(t *testing.T) {
	t.Parallel()
	p := methodWorld(t, "").NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[methodType]
	state := methodConfig("phone", acctest.Attributes{"phone_number": acctest.String("+15555555044")})
	for _, linked := range []bool{false, true} {
		if linked {
			state["link_id"] = acctest.String("lnk_1")
		}
		plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: methodType, PriorState: p.Object(schema, state), ProposedNewState: p.Null(schema), Config: p.Null(schema),
		})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(plan.Diagnostics)
		if warned := len(plan.Diagnostics) == 1 && strings.Contains(plan.Diagnostics[0].Detail, "lnk_1"); warned != linked {
			t.Errorf("linked %t: %v", linked, plan.Diagnostics)
		}
	}
}

// A replacement deletes too; a change in place does not.
func TestUserAuthenticationMethod_linkedReplaced(t *testing.T) {
	t.Parallel()
	p := methodWorld(t, "").NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[methodType]
	state := methodConfig("phone", acctest.Attributes{
		"phone_number": acctest.String("+15555555044"), "link_id": acctest.String("lnk_1"), "name": acctest.String("a"), "confirmed": acctest.Bool(true),
	})
	prior := p.Object(schema, state)
	for name, c := range map[string]struct {
		change acctest.Attributes
		warned bool
	}{
		"name":   {acctest.Attributes{"name": acctest.String("b"), "phone_number": acctest.String("+15555555044"), "preferred_authentication_method": acctest.String("voice")}, false},
		"number": {acctest.Attributes{"phone_number": acctest.String("+15555555045")}, true},
		"user":   {acctest.Attributes{"phone_number": acctest.String("+15555555044"), "user_id": acctest.String("auth0|other")}, true},
	} {
		config := methodConfig("phone", c.change)
		plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: methodType, PriorState: prior, ProposedNewState: p.Proposed(schema, config, p.Values(schema, prior)), Config: p.Object(schema, config),
		})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(plan.Diagnostics)
		if warned := len(plan.Diagnostics) == 1 && strings.Contains(plan.Diagnostics[0].Detail, "lnk_1"); warned != c.warned || warned != (len(plan.RequiresReplace) > 0) {
			t.Errorf("%s: %v, replaced because of %v", name, plan.Diagnostics, plan.RequiresReplace)
		}
	}
}

// Links are no part of the state of all methods, and yet a plan that deletes a linked one tells.
func TestUserAuthenticationMethods_linked(t *testing.T) {
	t.Parallel()
	p := methodWorld(t, `{type: totp, id: "totp|dev_0000000000000001", totp_secret: KRSXG5CTMVRXEZLU, link_id: "push|dev_0000000000000002"},`+
		`{type: push, id: "push|dev_0000000000000002", link_id: "totp|dev_0000000000000001"}, {type: email, id: "email|dev_0000000000000003", email: grace@example.com}`).NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[methodsType]
	imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: methodsType, ID: grace})
	if err != nil {
		t.Fatal(err)
	}
	read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: methodsType, CurrentState: imported.ImportedResources[0].State, Private: imported.ImportedResources[0].Private,
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(read.Diagnostics)
	state := p.Values(schema, read.NewState)
	authenticator := acctest.Attributes{"type": acctest.String("totp")}
	email := acctest.Attributes{"type": acctest.String("email"), "email": acctest.String("grace@example.com")}
	for name, c := range map[string]struct {
		config acctest.Attributes
		warned bool
	}{
		"nothing":     {methodsConfig(authenticator, email), false},
		"other":       {methodsConfig(authenticator), false},
		"linked":      {methodsConfig(email), true},
		"all":         {methodsConfig(), true},
		"destruction": {nil, true},
	} {
		request := &tfprotov6.PlanResourceChangeRequest{
			TypeName: methodsType, PriorState: read.NewState, PriorPrivate: read.Private, ProposedNewState: p.Null(schema), Config: p.Null(schema),
		}
		if c.config != nil {
			request.ProposedNewState, request.Config = p.Proposed(schema, c.config, state), p.Object(schema, c.config)
		}
		plan, err := p.Server.PlanResourceChange(t.Context(), request)
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(plan.Diagnostics)
		warned := false
		for _, d := range plan.Diagnostics {
			warned = warned || d.Summary == "Linked Authentication Methods Go Too" && strings.Contains(d.Detail, "totp|dev_0000000000000001 (link_id push|dev_0000000000000002)")
		}
		if warned != c.warned {
			t.Errorf("%s: %v", name, plan.Diagnostics)
		}
	}
}
