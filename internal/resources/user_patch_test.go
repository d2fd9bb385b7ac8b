// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

func bodies(t interface{ Fatal(...any) }, steps []client.UpdateUserRequest) []string {
	var out []string
	for _, s := range steps {
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

func TestUserSteps(t *testing.T) {
	t.Parallel()
	state := userModel{
		ID: types.StringValue("auth0|abc"), ConnectionName: types.StringValue("db"), Email: folded("a@b.cc"), Username: folded("ada"),
		EmailVerified: types.BoolValue(false), Blocked: types.BoolValue(false), Name: types.StringValue("n"), GivenName: types.StringValue("g"),
		Password: types.StringValue("old"), UserMetadata: meta(`{"a":1,"b":2}`),
	}
	for name, c := range map[string]struct {
		change   func(config, plan *userModel)
		imported broughtIn
		want     []string
	}{
		"nothing": {func(_, _ *userModel) {}, broughtIn{}, nil},
		"a name and metadata": {func(_, plan *userModel) {
			plan.Name, plan.UserMetadata = types.StringValue("m"), meta(`{"b":2,"c":3}`)
		}, broughtIn{}, []string{`{"name":"m","user_metadata":{"a":null,"c":3}}`}},
		"imported metadata is not removed": {func(_, plan *userModel) {
			plan.UserMetadata = meta(`{"b":3}`)
		}, broughtIn{"user_metadata": true}, []string{`{"user_metadata":{"b":3}}`}},
		"unset": {func(_, plan *userModel) {
			plan.GivenName, plan.UserMetadata = types.StringNull(), tfvalue.MetadataNull()
		}, broughtIn{}, []string{`{"given_name":null,"user_metadata":{"a":null,"b":null}}`}},
		"imported metadata is not unset": {func(_, plan *userModel) {
			plan.UserMetadata = tfvalue.MetadataNull()
		}, broughtIn{"user_metadata": true}, nil},
		"an e-mail address takes its flag along": {func(config, plan *userModel) {
			plan.Email, plan.EmailVerified, config.EmailVerified = folded("new@b.cc"), types.BoolValue(false), types.BoolValue(false)
			plan.VerifyEmail, config.VerifyEmail = types.BoolValue(true), types.BoolValue(true)
		}, broughtIn{}, []string{`{"email":"new@b.cc","email_verified":false,"verify_email":true}`}},
		"a mail that nobody asked for": {func(_, plan *userModel) {
			plan.Email, plan.VerifyEmail = folded("new@b.cc"), types.BoolValue(false)
		}, broughtIn{}, []string{`{"email":"new@b.cc"}`}},
		"all at once": {func(config, plan *userModel) {
			plan.Email, plan.Username, plan.Password = folded("new@b.cc"), folded("new"), types.StringValue("new")
			plan.Name, config.Password = types.StringValue("m"), plan.Password
		}, broughtIn{}, []string{`{"password":"new","name":"m"}`, `{"email":"new@b.cc"}`, `{"username":"new"}`}},
		"a username alone": {func(_, plan *userModel) {
			plan.Username, plan.Name = folded("new"), types.StringValue("m")
		}, broughtIn{}, []string{`{"username":"new","name":"m"}`}},
		"a password keeps the block": {func(config, plan *userModel) {
			plan.Password, plan.Blocked = types.StringValue("new"), types.BoolValue(true)
			config.Password, config.Blocked = plan.Password, plan.Blocked
		}, broughtIn{}, []string{`{"password":"new","blocked":true}`}},
		"a write-only password without a new version": {func(config, plan *userModel) {
			config.Password, plan.Password = types.StringNull(), types.StringNull()
			config.PasswordWO = types.StringValue("new")
		}, broughtIn{}, nil},
		"a write-only password with a new version": {func(config, plan *userModel) {
			config.Password, plan.Password = types.StringNull(), types.StringNull()
			config.PasswordWO, plan.PasswordWOVersion = types.StringValue("new"), types.Int64Value(2)
		}, broughtIn{}, []string{`{"password":"new"}`}},
		"unknown is not sent": {func(_, plan *userModel) {
			plan.Name, plan.Blocked = types.StringUnknown(), types.BoolUnknown()
		}, broughtIn{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config, plan := userModel{Password: state.Password}, state
			c.change(&config, &plan)
			var want, got []any
			for _, s := range c.want {
				want = append(want, decoded(t, s))
			}
			for _, s := range bodies(t, userSteps(userPatch(config, state, plan, c.imported))) {
				got = append(got, decoded(t, s))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("bodies (-want +got):\n%s", diff)
			}
		})
	}
}

func decoded(t *testing.T, s string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// Whatever changes together, no request holds what the service refuses together,
// nothing is lost or sent twice, and the steps end in the plan.
func TestUserStepsLaw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var p client.UpdateUserRequest
		maybe := func(name string) bool { return rapid.Bool().Draw(t, name) }
		if maybe("password") {
			p.Password = client.Set("p")
		}
		if maybe("email") {
			p.Email = client.Set("e@x.yy")
		}
		if maybe("email_verified") {
			p.EmailVerified = client.Set(true)
		}
		if maybe("username") {
			p.Username = client.Set("u")
		}
		if maybe("name") {
			p.Name = client.Set("n")
		}
		if maybe("blocked") {
			p.Blocked = client.Set(true)
		}
		if maybe("metadata") {
			p.AppMetadata = client.Set(json.RawMessage(`{"a":1}`))
		}
		sent := map[string]any{}
		for _, body := range bodies(t, userSteps(p)) {
			var fields map[string]any
			if err := json.Unmarshal([]byte(body), &fields); err != nil {
				t.Fatal(err)
			}
			exclusive := 0
			for _, group := range [][]string{{"password"}, {"username"}, {"email", "email_verified"}} {
				for _, f := range group {
					if _, in := fields[f]; in {
						exclusive++
						break
					}
				}
			}
			if exclusive > 1 || len(fields) == 0 {
				t.Fatalf("refused together, or empty: %s", body)
			}
			for f, v := range fields {
				if _, twice := sent[f]; twice {
					t.Fatalf("%s is sent twice", f)
				}
				sent[f] = v
			}
		}
		var all map[string]any
		if err := json.Unmarshal([]byte(bodies(t, []client.UpdateUserRequest{p})[0]), &all); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(all, sent); diff != "" {
			t.Fatalf("sent (-want +got):\n%s", diff)
		}
	})
}

func TestAdvance(t *testing.T) {
	t.Parallel()
	state := userModel{Email: folded("old@x.yy"), Username: folded("old"), Password: types.StringValue("old"), Name: types.StringValue("old")}
	plan := userModel{
		Email: folded("new@x.yy"), Username: folded("new"), Password: types.StringValue("new"), Name: types.StringValue("new"),
		PasswordWOVersion: types.Int64Value(2), AppMetadata: meta(`{}`),
	}
	after := advance(state, plan, client.UpdateUserRequest{Password: client.Set("new"), Name: client.Set("new")})
	if after.Password.ValueString() != "new" || after.Name.ValueString() != "new" || after.PasswordWOVersion.ValueInt64() != 2 {
		t.Errorf("what was sent is not in state: %+v", after)
	}
	if after.Email.ValueString() != "old@x.yy" || after.Username.ValueString() != "old" || !after.AppMetadata.IsNull() {
		t.Errorf("what was not sent is in state: %+v", after)
	}
}

func TestCreateRequest(t *testing.T) {
	t.Parallel()
	config := userModel{UserID: tfvalue.NewUserID("auth0|abc"), PasswordWO: types.StringValue("secret")}
	plan := userModel{
		ConnectionName: types.StringValue("db"), UserID: config.UserID, Email: folded("a@b.cc"),
		Name: types.StringUnknown(), Blocked: types.BoolUnknown(), UserMetadata: meta(`{"n": 12345678901234567890}`),
	}
	got := createRequest(config, plan)
	b, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"connection":"db","user_id":"abc","email":"a@b.cc","password":"secret","user_metadata":{"n":12345678901234567890}}`
	if string(b) != want {
		t.Errorf("body %s, want %s", b, want)
	}
	if got := createRequest(userModel{}, userModel{UserID: tfvalue.UserID{StringValue: types.StringUnknown()}}); got.UserID != nil {
		t.Errorf("an ID that nobody chose is sent: %s", *got.UserID)
	}
}

// Adopting removes nothing that is not in a plan: not even under full ownership the
// keys that were there before.
func TestAdoptionPatch(t *testing.T) {
	t.Parallel()
	state := userModel{Email: folded("a@b.cc"), GivenName: types.StringValue("g"), AppMetadata: meta(`{"theirs":1,"ours":1}`), UserMetadata: meta(`{"theirs":1}`)}
	plan := userModel{Email: folded("a@b.cc"), AppMetadata: meta(`{"ours":2}`)}
	for _, ownership := range []string{ownershipDeclared, ownershipFull} {
		plan.MetadataOwnership = types.StringValue(ownership)
		got := bodies(t, []client.UpdateUserRequest{adoptionPatch(plan, state, plan)})
		if want := `{"app_metadata":{"ours":2}}`; got[0] != want {
			t.Errorf("%s: %s, want %s", ownership, got[0], want)
		}
	}
}
