// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	allMethods = " /users/{id}/authentication-methods"
	oneMethod  = " /users/{id}/authentication-methods/{authentication_method_id}"
)

var (
	workEmail = acctest.Attributes{"type": acctest.String("email"), "email": acctest.String("grace@example.com"), "name": acctest.String("Work")}
	mobile    = acctest.Attributes{"type": acctest.String("phone"), "phone_number": acctest.String("+15555555044")}
	app       = acctest.Attributes{"type": acctest.String("totp"), "totp_secret": acctest.String(totpSecret), "name": acctest.String("App")}
	appWO     = acctest.Attributes{
		"type": acctest.String("totp"), "totp_secret_wo": acctest.String(totpSecret), "totp_secret_wo_version": acctest.Int(1), "name": acctest.String("App"),
	}
)

func methodsConfig(methods ...acctest.Attributes) acctest.Attributes {
	return acctest.Attributes{"user_id": acctest.String(grace), "methods": owned(methods...)}
}

// inState are the methods of a state.
func inState(t *testing.T, state acctest.Attributes) (methods []acctest.Attributes) {
	t.Helper()
	var list []tftypes.Value
	if err := state["methods"].As(&list); err != nil {
		t.Fatal(err)
	}
	for _, value := range list {
		m := acctest.Attributes{}
		if err := value.As(&m); err != nil {
			t.Fatal(err)
		}
		methods = append(methods, m)
	}
	return methods
}

func expectMethodRequests(t *testing.T, w *acctest.World, want map[string]int) {
	t.Helper()
	if diff := cmp.Diff(want, w.Requests()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	w.ResetRequests()
}

// expectChanges asserts how many requests there were that were not to read.
func expectChanges(t *testing.T, w *acctest.World, want int) {
	t.Helper()
	got := 0
	for route, n := range w.Requests() {
		if !strings.HasPrefix(route, http.MethodGet) {
			got += n
		}
	}
	if got != want {
		t.Errorf("%d changing requests, want %d: %v", got, want, w.Requests())
	}
}

// What a create, and the destroy after it, ask of the API, depending on what the user
// has already.
func TestUserAuthenticationMethods_requests(t *testing.T) {
	t.Parallel()
	platform := `{type: webauthn-platform, key_id: k}`
	for name, c := range map[string]struct {
		seed            string
		fault           string
		want            []acctest.Attributes
		create, destroy map[string]int
		left            int
	}{
		"nothing, for nobody": {
			create: map[string]int{"GET" + allMethods: 1}, destroy: map[string]int{},
		},
		"one": {
			want:   []acctest.Attributes{mobile},
			create: map[string]int{"GET" + allMethods: 1, "PUT" + allMethods: 1}, destroy: map[string]int{"DELETE" + oneMethod: 1},
		},
		"all at once": {
			want:   []acctest.Attributes{mobile, app, workEmail},
			create: map[string]int{"GET" + allMethods: 1, "PUT" + allMethods: 1}, destroy: map[string]int{"GET" + allMethods: 1, "DELETE" + allMethods: 1},
		},
		"beside another type": {
			seed: platform, want: []acctest.Attributes{mobile, appWO}, left: 1,
			create: map[string]int{"GET" + allMethods: 1, "POST" + allMethods: 2}, destroy: map[string]int{"GET" + allMethods: 1, "DELETE" + oneMethod: 2},
		},
		"answer lost": {
			want: []acctest.Attributes{mobile, app, workEmail}, fault: "PUT /users/{id}/authentication-methods html-after=504",
			create: map[string]int{"GET" + allMethods: 2, "PUT" + allMethods: 1}, destroy: map[string]int{"GET" + allMethods: 1, "DELETE" + allMethods: 1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := methodWorld(t, c.seed)
			p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
			if c.fault != "" {
				w.Faults(c.fault)
			}
			w.ResetRequests()
			created := attempt(t.Context(), t, p, methodsType, methodsConfig(c.want...), nil)
			p.NoError(created.diags)
			expectMethodRequests(t, w, c.create)
			for i, m := range inState(t, created.state) {
				for attribute, value := range c.want[i] {
					if attribute != "totp_secret_wo" && !m[attribute].Equal(value) {
						t.Errorf("%s of method %d is %s, want %s", attribute, i, m[attribute], value)
					}
				}
				if id := acctest.Text(m["id"]); !strings.HasPrefix(id, acctest.Text(m["type"])+"|") {
					t.Errorf("ID %q of method %d", id, i)
				}
			}
			if got := len(tenantMethods(w)); got != len(c.want)+c.left {
				t.Errorf("%d methods after create", got)
			}
			w.ResetRequests()
			p.NoError(attempt(t.Context(), t, p, methodsType, nil, created.state).diags)
			expectMethodRequests(t, w, c.destroy)
			if got := len(tenantMethods(w)); got != c.left {
				t.Errorf("%d methods after destroy", got)
			}
		})
	}
}

// What is refused is told of the right place; half of a change that fails is in state.
func TestUserAuthenticationMethods_refused(t *testing.T) {
	t.Parallel()
	upper := acctest.Attributes{"type": acctest.String("email"), "email": acctest.String("GRACE@example.com")}
	wrong := acctest.Attributes{"type": acctest.String("phone"), "phone_number": acctest.String("+15555555044"), "totp_secret": acctest.String(totpSecret)}
	platform := `{type: webauthn-platform, key_id: k}`
	for name, c := range map[string]struct {
		seed, fault string
		methods     []acctest.Attributes
		want        []string
		writes      int
		made        int // Methods in the state all the same.
	}{
		"twice":        {methods: []acctest.Attributes{workEmail, mobile, upper}, want: []string{"ElementKeyInt(2).AttributeName(\"email\")", "The methods 1 and 3"}},
		"another type": {methods: []acctest.Attributes{mobile, wrong}, want: []string{"ElementKeyInt(1).AttributeName(\"totp_secret\")", "belongs to totp"}},
		"no secret":    {methods: []acctest.Attributes{{"type": acctest.String("totp")}}, want: []string{"ElementKeyInt(0).AttributeName(\"totp_secret_wo\")", "Missing TOTP Secret"}},
		"no version": {
			methods: []acctest.Attributes{{"type": acctest.String("totp"), "totp_secret_wo": acctest.String(totpSecret)}}, want: []string{"totp_secret_wo_version"},
		},
		"a mask": {
			methods: []acctest.Attributes{{"type": acctest.String("phone"), "phone_number": acctest.String("XXXXXXXX5044")}}, want: []string{"Masked Value"},
		},
		"an unknown secret": {
			seed: `{type: totp, id: "totp|dev_0000000000000001", totp_secret: KRSXG5CTMVRXEZLU}`, methods: []acctest.Attributes{app},
			want: []string{"User Has Other Authentication Methods", "totp|dev_0000000000000001", "whose secret cannot be checked", `id = "auth0|grace"`},
		},
		"a mask like ours": {
			seed:    `{type: email, id: "email|dev_0000000000000001", email: grace.hopper@example.com, name: Work}`,
			methods: []acctest.Attributes{{"type": acctest.String("email"), "email": acctest.String("grace.murray@example.com"), "name": acctest.String("Work")}},
			want:    []string{"User Has Other Authentication Methods", "email|dev_0000000000000001 Work grac****@exam*******", "a mask only"},
		},
		"all refused": {
			methods: []acctest.Attributes{mobile, app}, fault: "PUT /users/{id}/authentication-methods status=403", writes: 1,
			want: []string{"Unable to Set Authentication Methods", grace},
		},
		"one refused": {
			seed: platform, methods: []acctest.Attributes{mobile, app}, fault: "POST /users/{id}/authentication-methods status=400 nth=2", writes: 2, made: 1,
			want: []string{"Unable to Create Authentication Method", "totp App of the user " + grace, "ElementKeyInt(1)"},
		},
		"no list": {
			methods: []acctest.Attributes{mobile}, fault: "GET /users/{id}/authentication-methods status=403",
			want: []string{"Unable to Read Authentication Methods", grace},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := methodWorld(t, c.seed)
			p := w.NewProtocol(nil)
			if c.fault != "" {
				w.Faults(c.fault)
			}
			got := attempt(t.Context(), t, p, methodsType, methodsConfig(c.methods...), nil)
			text := acctest.Errors(got.diags)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in:\n%s", want, text)
				}
			}
			if strings.Contains(text, totpSecret) || got.state == nil != (c.made == 0) || got.state != nil && len(inState(t, got.state)) != c.made {
				t.Errorf("state %v, message:\n%s", got.state, text)
			}
			expectChanges(t, w, c.writes)
		})
	}
}

// Methods of which nothing is known yet, as in a module that is validated by itself, are not taken
// for the same, and neither are two that lack what they need.
func TestUserAuthenticationMethods_notKnownYet(t *testing.T) {
	t.Parallel()
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	p := acctest.Unconfigured(t)
	schema := p.Schemas.ResourceSchemas[methodsType]
	for name, c := range map[string]struct {
		method acctest.Attributes
		errors bool
	}{
		"type":    {acctest.Attributes{"type": unknown, "email": unknown}, false},
		"address": {acctest.Attributes{"type": acctest.String("email"), "email": unknown}, false},
		"number":  {acctest.Attributes{"type": acctest.String("phone"), "phone_number": unknown}, false},
		"lack":    {acctest.Attributes{"type": acctest.String("email")}, true},
	} {
		resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
			TypeName: methodsType, Config: p.Object(schema, methodsConfig(c.method, c.method)),
		})
		if err != nil {
			t.Fatal(err)
		}
		if text := acctest.Errors(resp.Diagnostics); strings.Contains(text, "Duplicate") || (text != "") != c.errors {
			t.Errorf("%s: %q", name, text)
		}
	}
}

// A change that fails half way leaves in state what was done, and the next one goes on.
func TestUserAuthenticationMethods_halfDone(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	p := w.NewProtocol(nil)
	created := attempt(t.Context(), t, p, methodsType, methodsConfig(workEmail, app), nil)
	p.NoError(created.diags)
	renamed := acctest.Attributes{"type": acctest.String("email"), "email": acctest.String("grace@example.com"), "name": acctest.String("Office")}
	second := acctest.Attributes{"type": acctest.String("email"), "email": acctest.String("grace@example.org")}
	want := methodsConfig(mobile, second, renamed)
	w.Faults("POST /users/{id}/authentication-methods status=400 nth=2")
	failed := attempt(t.Context(), t, p, methodsType, want, created.state)
	if text := acctest.Errors(failed.diags); !strings.Contains(text, "email grace@example.org of the user") {
		t.Errorf("message: %s", text)
	}
	var got []string
	for _, m := range inState(t, failed.state) {
		got = append(got, acctest.Text(m["type"])+" "+acctest.Text(m["name"])+acctest.Text(m["phone_number"]))
	}
	if diff := cmp.Diff([]string{"email Office", "phone +15555555044"}, got); diff != "" {
		t.Errorf("state (-want +got):\n%s", diff)
	}
	w.Faults()
	w.ResetRequests()
	done := attempt(t.Context(), t, p, methodsType, want, failed.state)
	p.NoError(done.diags)
	expectMethodRequests(t, w, map[string]int{"POST" + allMethods: 1})
	if got := inState(t, done.state); len(got) != 3 || acctest.Text(got[1]["email"]) != "grace@example.org" {
		t.Errorf("state %v", got)
	}
	w.Faults("DELETE /users/{id}/authentication-methods status=403")
	left := attempt(t.Context(), t, p, methodsType, nil, done.state)
	if len(inState(t, left.state)) != 3 || acctest.Errors(left.diags) == "" {
		t.Errorf("a destroy that failed left %v", left.state)
	}
	w.Faults()
	w.DeleteUser(grace)
	p.NoError(attempt(t.Context(), t, p, methodsType, nil, done.state).diags)
	if gone := attempt(t.Context(), t, p, methodsType, methodsConfig(mobile), nil); !strings.Contains(acctest.Errors(gone.diags), "User Not Found") {
		t.Errorf("methods of nobody: %v", gone.diags)
	}
}

// The identity is the user, and is enough to import.
func TestUserAuthenticationMethods_identity(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[methodsType]
	created := p.Change(t.Context(), methodsType, methodsConfig(app, mobile, workEmail), nil, nil, nil)
	identity := p.IdentityValues(methodsType, created.NewIdentity)
	if diff := cmp.Diff(acctest.Attributes{"user_id": acctest.String(grace)}, identity); diff != "" {
		t.Errorf("identity (-want +got):\n%s", diff)
	}
	imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: methodsType, Identity: p.Identity(methodsType, identity)})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(imported.Diagnostics)
	last, private := imported.ImportedResources[0].State, imported.ImportedResources[0].Private
	read := func() *tfprotov6.ReadResourceResponse {
		t.Helper()
		resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: methodsType, CurrentState: last, Private: private})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(resp.Diagnostics)
		last, private = resp.NewState, resp.Private
		return resp
	}
	resp := read()
	state := p.Values(schema, resp.NewState)
	var got []string
	for _, m := range inState(t, state) {
		got = append(got, acctest.Text(m["email"])+acctest.Text(m["phone_number"])+acctest.Text(m["totp_secret"]))
	}
	if diff := cmp.Diff([]string{"grac****@exam*******", "", "XXXXXXXX5044"}, got); diff != "" {
		t.Errorf("imported (-want +got):\n%s", diff)
	}
	// Where the secret came from a hidden place, it is recorded; nothing else is to be done.
	config := methodsConfig(
		acctest.Attributes{"type": acctest.String("email"), "email": acctest.String("grac****@exam*******"), "name": acctest.String("Work")},
		acctest.Attributes{"type": acctest.String("totp"), "name": acctest.String("App")},
		acctest.Attributes{"type": acctest.String("phone"), "phone_number": acctest.String("XXXXXXXX5044")},
	)
	plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: methodsType, PriorState: resp.NewState, PriorPrivate: resp.Private, ProposedNewState: p.Proposed(schema, config, state), Config: p.Object(schema, config),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(plan.Diagnostics)
	if diff := cmp.Diff(state, p.Values(schema, plan.PlannedState)); diff != "" {
		t.Errorf("an import plans (-prior +planned):\n%s", diff)
	}
	w.Call(http.MethodDelete, "/users/"+strings.ReplaceAll(grace, "|", "%7C"), nil, nil)
	if p.Values(schema, read().NewState) != nil {
		t.Error("the methods of a deleted user are still there")
	}
	refused, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: methodsType, ID: "grace"})
	if err != nil {
		t.Fatal(err)
	}
	if acctest.Errors(refused.Diagnostics) == "" {
		t.Error("an ID without a provider is accepted")
	}
}
