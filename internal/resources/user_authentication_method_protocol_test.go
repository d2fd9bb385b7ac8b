// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	methodType  = "auth0users_user_authentication_method"
	methodsType = "auth0users_user_authentication_methods"
)

// outcome is what became of a change, with the diagnostics of the step that was the
// last: validation, plan or apply.
type outcome struct {
	state acctest.Attributes
	diags []*tfprotov6.Diagnostic
}

// attempt validates, plans and applies a configuration (nil to destroy) over a prior
// state (nil for none).
func attempt(ctx context.Context, t *testing.T, p *acctest.Protocol, typeName string, config, prior acctest.Attributes) outcome {
	t.Helper()
	schema := p.Schemas.ResourceSchemas[typeName]
	priorState, configValue, proposed := p.Null(schema), p.Null(schema), p.Null(schema)
	if prior != nil {
		priorState = p.Object(schema, prior)
	}
	if config != nil {
		configValue, proposed = p.Object(schema, config), p.Proposed(schema, config, prior)
		validated, err := p.Server.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{
			TypeName: typeName, Config: configValue,
			ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true},
		})
		if err != nil {
			t.Fatal(err)
		}
		if acctest.Errors(validated.Diagnostics) != "" {
			return outcome{prior, validated.Diagnostics}
		}
	}
	plan, err := p.Server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: priorState, ProposedNewState: proposed, Config: configValue,
	})
	if err != nil {
		t.Fatal(err)
	}
	if acctest.Errors(plan.Diagnostics) != "" {
		return outcome{prior, plan.Diagnostics}
	}
	applied, err := p.Server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: priorState, PlannedState: plan.PlannedState, Config: configValue, PlannedPrivate: plan.PlannedPrivate,
	})
	if err != nil {
		t.Fatal(err)
	}
	return outcome{p.Values(schema, applied.NewState), applied.Diagnostics}
}

func methodConfig(kind string, more acctest.Attributes) acctest.Attributes {
	config := acctest.Attributes{"user_id": acctest.String(grace), "type": acctest.String(kind)}
	for name, value := range more {
		config[name] = value
	}
	return config
}

// What cannot be made is told of the right attribute, with what to do, and secrets are
// not repeated.
func TestUserAuthenticationMethod_refused(t *testing.T) {
	t.Parallel()
	const post = "POST /users/{id}/authentication-methods"
	seed := `{type: email, id: "email|dev_0000000000000001", email: grace@example.com}`
	address := acctest.Attributes{"email": acctest.String("grace@example.com")}
	for name, c := range map[string]struct {
		config acctest.Attributes
		fault  string
		want   []string
		sent   int // Creating requests.
	}{
		"of another type": {
			config: methodConfig("phone", acctest.Attributes{"phone_number": acctest.String("+15555555044"), "email": acctest.String("grace@example.com"), "key_id": acctest.String("k")}),
			want:   []string{`AttributeName("email")`, `AttributeName("key_id")`, `of type "phone" has no key_id: it belongs to webauthn-roaming and passkey`},
		},
		"incomplete": {
			config: methodConfig("webauthn-roaming", acctest.Attributes{"key_id": acctest.String("k")}),
			want:   []string{`AttributeName("public_key")`, `needs relying_party_identifier`},
		},
		"no secret": {config: methodConfig("totp", nil), want: []string{`AttributeName("totp_secret_wo")`, "Missing TOTP Secret", "import it instead"}},
		"odd secret": {
			config: methodConfig("totp", acctest.Attributes{"totp_secret": acctest.String("sentinel 1")}),
			want:   []string{`AttributeName("totp_secret")`, "letters A to Z and the digits 2 to 7"},
		},
		"two secrets": {
			config: methodConfig("totp", acctest.Attributes{
				"totp_secret": acctest.String(totpSecret), "totp_secret_wo": acctest.String(totpSecret), "totp_secret_wo_version": acctest.Int(1),
			}),
			want: []string{"Invalid Attribute Combination"},
		},
		"no version": {
			config: methodConfig("totp", acctest.Attributes{"totp_secret_wo": acctest.String(totpSecret)}),
			want:   []string{"totp_secret_wo_version"},
		},
		"not an address": {config: methodConfig("email", acctest.Attributes{"email": acctest.String("grace")}), want: []string{`AttributeName("email")`, "Invalid E-mail Address"}},
		"a mask":         {config: methodConfig("email", acctest.Attributes{"email": acctest.String("grac****@exam*******")}), want: []string{`AttributeName("email")`, "Masked Value"}},
		"of nobody": {
			config: acctest.Attributes{"user_id": acctest.String("auth0|nobody"), "type": acctest.String("email"), "email": acctest.String("a@example.com")},
			want:   []string{`AttributeName("user_id")`, "There is no user with the ID auth0|nobody"}, sent: 1,
		},
		"twice": {
			config: methodConfig("email", address), sent: 1,
			want: []string{`AttributeName("email")`, "Authentication Method Exists", "already", grace + "::email|dev_0000000000000001"},
		},
		"perhaps": {
			config: methodConfig("email", acctest.Attributes{"email": acctest.String("other@example.com")}), fault: post + " drop-before", sent: 1,
			want: []string{"Authentication Method Possibly Created", "sent once", grace + "::"},
		},
		"missed by Auth0": {
			config: methodConfig("passkey", acctest.Attributes{"key_id": acctest.String("k"), "public_key": acctest.String("cGs=")}), sent: 1,
			want: []string{`AttributeName("user_handle")`, "Missing required property: user_handle"},
		},
		"limit": {
			config: methodConfig("email", acctest.Attributes{"email": acctest.String("other@example.com")}), fault: post + " status=403", sent: 1,
			want: []string{"Unable to Create Authentication Method", "email other@example.com of the user " + grace},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := methodWorld(t, seed)
			p := w.NewProtocol(nil)
			if c.fault != "" {
				w.Faults(c.fault)
			}
			got := attempt(t.Context(), t, p, methodType, c.config, nil)
			text := acctest.Errors(got.diags)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in:\n%s", want, text)
				}
			}
			if strings.Contains(text, "sentinel") || got.state != nil {
				t.Errorf("state %v, message:\n%s", got.state, text)
			}
			if n := w.Requests()[post]; n != c.sent {
				t.Errorf("%d requests to create", n)
			}
		})
	}
}

// A method whose answer is lost is found, and not made twice.
func TestUserAuthenticationMethod_lostAnswer(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	p := w.NewProtocol(nil)
	w.Faults("POST /users/{id}/authentication-methods drop-after count=1")
	got := attempt(t.Context(), t, p, methodType, methodConfig("phone", acctest.Attributes{"phone_number": acctest.String("+15555555044")}), nil)
	p.NoError(got.diags)
	all := tenantMethods(w)
	if len(all) != 1 || acctest.Text(got.state["authentication_method_id"]) != all[0].ID || acctest.Text(got.state["phone_number"]) != "+15555555044" {
		t.Errorf("state %v, tenant %+v", got.state, all)
	}
}

// Keys keep everything that was written, and bring it along in an import by identity.
func TestUserAuthenticationMethod_keys(t *testing.T) {
	t.Parallel()
	key := acctest.Attributes{
		"key_id": acctest.String("k"), "public_key": acctest.String("cGs="), "relying_party_identifier": acctest.String("login.example.com"), "name": acctest.String("Key"),
	}
	passkey := acctest.Attributes{
		"credential_device_type": acctest.String("multi_device"), "credential_backed_up": acctest.Bool(false), "identity_user_id": acctest.String("grace"),
		"user_agent": acctest.String("Browser"), "user_handle": acctest.String("h"), "aaguid": acctest.String("EA9B8D66-4D01-1D21-3CE4-B6B48CB575D4"),
		"transports": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("internal"), acctest.String("usb")}),
	}
	for name, value := range key {
		passkey[name] = value
	}
	for kind, more := range map[string]acctest.Attributes{
		"webauthn-roaming": key, "passkey": passkey, "email": {"email": acctest.String("Grace@example.com")},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := methodWorld(t, "")
			p := w.NewProtocol(nil)
			schema := p.Schemas.ResourceSchemas[methodType]
			config := methodConfig(kind, more)
			created := p.Change(t.Context(), methodType, config, nil, nil, nil)
			state, identity := p.Values(schema, created.NewState), p.IdentityValues(methodType, created.NewIdentity)
			for name, value := range config {
				if !state[name].Equal(value) {
					t.Errorf("%s is %s, want %s", name, state[name], value)
				}
			}
			want := acctest.Attributes{"user_id": acctest.String(grace), "authentication_method_id": acctest.String(tenantMethod(t, w, kind).ID)}
			if diff := cmp.Diff(want, identity); diff != "" {
				t.Errorf("identity (-want +got):\n%s", diff)
			}
			imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: methodType, Identity: p.Identity(methodType, identity)})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(imported.Diagnostics)
			read := func() acctest.Attributes {
				t.Helper()
				// An older CLI keeps no identity between its commands.
				resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: methodType, CurrentState: imported.ImportedResources[0].State})
				if err != nil {
					t.Fatal(err)
				}
				p.NoError(resp.Diagnostics)
				return p.Values(schema, resp.NewState)
			}
			got := read()
			for name, value := range state {
				if name == "email" && kind == "email" {
					value = acctest.String("Grac****@exam*******")
				}
				if !value.Equal(got[name]) {
					t.Errorf("imported %s is %s, want %s", name, got[name], value)
				}
			}
			// The imported state and the configuration are the same thing.
			if kind == "email" { // A mask means the imported method, whatever it hides.
				config["email"] = acctest.String("grac****@exam*******")
			}
			plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
				TypeName: methodType, PriorState: p.Object(schema, got), ProposedNewState: p.Proposed(schema, config, got), Config: p.Object(schema, config),
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(plan.Diagnostics)
			if planned := p.Values(schema, plan.PlannedState); len(plan.RequiresReplace) > 0 || cmp.Diff(got, planned) != "" {
				t.Errorf("replaces %v, change (-prior +planned):\n%s", plan.RequiresReplace, cmp.Diff(got, planned))
			}
			if gone := attempt(t.Context(), t, p, methodType, nil, got); len(tenantMethods(w)) != 0 || len(gone.diags) != 0 {
				t.Errorf("after destroy: %+v, %v", tenantMethods(w), gone.diags)
			}
			if read() != nil {
				t.Error("the method that was deleted is still there")
			}
			p.NoError(attempt(t.Context(), t, p, methodType, nil, got).diags)
		})
	}
}

// A method of a type that cannot be made is not taken over; IDs that are none are refused.
func TestUserAuthenticationMethod_importRefused(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, `{type: push, id: "push|dev_0000000000000001"}`)
	p := w.NewProtocol(nil)
	for id, want := range map[string]string{
		grace:                                  "with two colons between them",
		"grace::push|dev_0000000000000001":     "with two colons between them",
		grace + "::":                           "phone|dev_kXVq4drj3Mw6uCF5",
		grace + "::push|dev_0000000000000001":  `has the type "push"`,
		grace + "::phone|dev_0000000000000001": "",
	} {
		imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: methodType, ID: id})
		if err != nil {
			t.Fatal(err)
		}
		text := acctest.Errors(imported.Diagnostics)
		if text == "" {
			resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: methodType, CurrentState: imported.ImportedResources[0].State})
			if err != nil {
				t.Fatal(err)
			}
			text = acctest.Errors(resp.Diagnostics)
			if want == "" && p.Values(p.Schemas.ResourceSchemas[methodType], resp.NewState) != nil {
				t.Errorf("%s was found", id)
			}
		}
		if !strings.Contains(text, want) || want == "" && text != "" {
			t.Errorf("%s: no %q in:\n%s", id, want, text)
		}
	}
}

// Both resources for one user warn of each other; keys are nobody else's.
func TestUserAuthenticationMethod_overlap(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	for kind, want := range map[string]bool{"email": true, "webauthn-roaming": false} {
		p := w.NewProtocol(nil)
		single := methodConfig(kind, acctest.Attributes{"email": acctest.String("other@example.com")})
		if kind != "email" {
			single = methodConfig(kind, acctest.Attributes{"key_id": acctest.String("k")})
		}
		warned := false
		for typeName, config := range map[string]acctest.Attributes{
			methodType: single, methodsType: {"user_id": acctest.String(grace), "methods": owned(acctest.Attributes{"type": acctest.String("email"), "email": acctest.String("grace@example.com")})},
		} {
			schema := p.Schemas.ResourceSchemas[typeName]
			plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
				TypeName: typeName, PriorState: p.Null(schema), ProposedNewState: p.Proposed(schema, config, nil), Config: p.Object(schema, config),
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(plan.Diagnostics)
			for _, d := range plan.Diagnostics {
				warned = warned || d.Summary == "Authentication Methods Managed Twice" && strings.Contains(d.Detail, grace)
			}
		}
		if warned != want {
			t.Errorf("%s: warned %t", kind, warned)
		}
	}
	if n := w.Requests()[http.MethodPost+" /users/{id}/authentication-methods"]; n != 0 {
		t.Error("planning has made something")
	}
}

// owned is the list of methods of the resource for all.
func owned(methods ...acctest.Attributes) tftypes.Value {
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"id": tftypes.String, "type": tftypes.String, "name": tftypes.String, "phone_number": tftypes.String, "preferred_authentication_method": tftypes.String,
		"email": tftypes.String, "totp_secret": tftypes.String, "totp_secret_wo": tftypes.String, "totp_secret_wo_version": tftypes.Number,
	}}
	values := []tftypes.Value{}
	for _, m := range methods {
		set := map[string]tftypes.Value{}
		for name, at := range typ.AttributeTypes {
			set[name] = tftypes.NewValue(at, nil)
			if value, written := m[name]; written {
				set[name] = value
			}
		}
		values = append(values, tftypes.NewValue(typ, set))
	}
	return tftypes.NewValue(tftypes.List{ElementType: typ}, values)
}
