// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// createOnly plans and applies a creation, and returns the answer of the apply, and a way to apply
// the same plan once more in the same walk.
func createOnly(t *testing.T, p *acctest.Protocol, config map[string]tftypes.Value) (*tfprotov6.ApplyResourceChangeResponse, func() string) {
	t.Helper()
	schema := p.Schemas.ResourceSchemas[userType]
	p.Walk()
	plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: userType, PriorState: p.Null(schema), ProposedNewState: p.Proposed(schema, config, nil), Config: p.Object(schema, config),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(plan.Diagnostics)
	apply := func() *tfprotov6.ApplyResourceChangeResponse {
		resp, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
			TypeName: userType, PriorState: p.Null(schema), PlannedState: plan.PlannedState, Config: p.Object(schema, config), PlannedPrivate: plan.PlannedPrivate,
		})
		if err != nil {
			t.Fatal(err)
		}
		return resp
	}
	return apply(), func() string { return acctest.Errors(apply().Diagnostics) }
}

// The user of a create that was killed before it could be noted is recognised by the next run, and
// by nobody else: not with other attributes, not after a login, not after an hour.
func TestUserProtocol_recovered(t *testing.T) {
	t.Parallel()
	person := func(extra map[string]tftypes.Value) map[string]tftypes.Value {
		config := map[string]tftypes.Value{
			"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("Ana@example.com"),
			"password": acctest.String("Correct-Horse-1"), "app_metadata": acctest.String(`{"team":"a"}`),
		}
		for k, v := range extra {
			config[k] = v
		}
		return config
	}
	for name, c := range map[string]struct {
		later     time.Duration
		config    map[string]tftypes.Value
		meanwhile map[string]any
		recovered bool
	}{
		"the same run again":       {later: time.Minute, recovered: true},
		"another password":         {later: time.Minute, config: map[string]tftypes.Value{"password": acctest.String("Other-Horse-2")}, recovered: true},
		"blocked meanwhile":        {later: time.Minute, meanwhile: map[string]any{"blocked": true}},
		"renamed meanwhile":        {later: time.Minute, meanwhile: map[string]any{"name": "Ana"}},
		"other metadata":           {later: time.Minute, config: map[string]tftypes.Value{"app_metadata": acctest.String(`{"team":"b"}`)}},
		"an ID that was asked for": {later: time.Minute, config: map[string]tftypes.Value{"user_id": acctest.String("ana")}},
		"too long ago":             {later: 2 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var offset atomic.Int64
			offset.Store(-int64(c.later))
			w := acctest.New(t, emulator.Options{Now: func() time.Time { return time.Now().Add(time.Duration(offset.Load())) }})
			p := w.NewProtocol(nil)
			lost, _ := createOnly(t, p, person(nil)) // The answer never reaches the state.
			p.NoError(lost.Diagnostics)
			made := w.Users()
			if len(made) != 1 {
				t.Fatalf("%d users", len(made))
			}
			id, _ := made[0]["user_id"].(string)
			if c.meanwhile != nil {
				offset.Store(-int64(c.later / 2))
				w.PatchUser(id, c.meanwhile)
			}
			offset.Store(0)
			p = w.NewProtocol(nil)
			w.ResetRequests()
			again, once := createOnly(t, p, person(c.config))
			state := p.Values(p.Schemas.ResourceSchemas[userType], again.NewState)
			if got := acctest.Text(state["id"]) == id; got != c.recovered {
				t.Fatalf("recovered %t, want %t: %s", got, c.recovered, acctest.Errors(again.Diagnostics))
			}
			if users := w.Users(); len(users) != 1 {
				t.Errorf("%d users", len(users))
			} else if blocked := users[0]["blocked"] == true; blocked != (c.meanwhile["blocked"] == true) {
				t.Errorf("blocked: %t", blocked)
			}
			if !c.recovered {
				if n := w.Requests()[http.MethodPatch+" /users/{id}"]; n != 0 || !strings.Contains(acctest.Errors(again.Diagnostics), id) {
					t.Errorf("%d changes; %s", n, acctest.Errors(again.Diagnostics))
				}
				return
			}
			// In the same run nobody else gets the user.
			if text := once(); !strings.Contains(text, id) {
				t.Errorf("taken twice: %s", text)
			}
		})
	}
}
