// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// randomPerson draws attributes as a configuration may write them, or not.
func randomPerson(email string) *rapid.Generator[acctest.Attributes] {
	return rapid.Custom(func(t *rapid.T) acctest.Attributes {
		a := someone(email)
		for _, name := range []string{"given_name", "family_name", "name", "nickname"} {
			if text := rapid.SampledFrom([]string{"", "Ada", "Zoë"}).Draw(t, name); text != "" {
				a[name] = acctest.String(text)
			}
		}
		for _, name := range []string{"email_verified", "blocked"} {
			if n := rapid.IntRange(0, 2).Draw(t, name); n > 0 {
				a[name] = acctest.Bool(n == 1)
			}
		}
		for _, name := range []string{"user_metadata", "app_metadata"} {
			if text := rapid.SampledFrom([]string{"", "{}", `{"a":1}`, `{"a":2,"b":{"c":[]}}`, `{ "b": null }`}).Draw(t, name); text != "" {
				a[name] = acctest.String(text)
			}
		}
		return a
	})
}

// drifts are what somebody else does between two applies.
var drifts = []map[string]any{
	nil, {"blocked": true}, {"name": "Other"}, {"given_name": "Other"}, {"user_metadata": map[string]any{"own": 1}}, {"app_metadata": map[string]any{"a": 7}},
}

// An attribute of a person means what it means in auth0users_user: two tenants, of which one has a user and the
// other a roster of one person, have the same user after each apply, for the same requests.
func TestRoster_meansWhatUserMeans(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		alone, w := acctest.New(t), newRosterWorld(t)
		p := alone.NewProtocol(nil)
		schema := p.Schemas.ResourceSchemas[userType]
		var state acctest.Attributes
		var private []byte
		steps := rapid.SliceOfN(randomPerson("ada@example.com"), 1, 3).Draw(r, "configurations")
		ownership := rapid.SampledFrom([]string{"declared", "full"}).Draw(r, "ownership")
		for i, person := range steps {
			mapped := rapid.Bool().Draw(r, "in the map")
			w.inMap = func(string) bool { return mapped }
			alone.ResetRequests()
			w.ResetRequests()
			config := userConfig(person)
			config["metadata_ownership"] = acctest.String(ownership)
			created := p.Change(t.Context(), userType, config, state, nil, private)
			state, private = p.Values(schema, created.NewState), created.Private
			w.apply(t.Context(), acctest.Attributes{"metadata_ownership": acctest.String(ownership)}, people{"ada": person})
			id, ids := acctest.Text(state["id"]), w.ids()
			if diff := cmp.Diff(what(alone.User(id)), what(w.User(ids["ada"]))); diff != "" {
				r.Fatalf("step %d (-alone +in the roster):\n%s", i, diff)
			}
			if diff := cmp.Diff(withoutLooks(alone), withoutLooks(w.World)); diff != "" {
				r.Fatalf("requests of step %d (-alone +in the roster):\n%s", i, diff)
			}
			if change := rapid.SampledFrom(drifts).Draw(r, "drift"); change != nil {
				alone.PatchUser(id, change)
				w.PatchUser(ids["ada"], change)
			}
			read := readUser(t, p, created.NewState, private)
			state, private = p.Values(schema, read.NewState), read.Private
			w.p.Walk()
			w.read()
		}
	})
}

// what is the user without what differs for two users who are the same.
func what(u map[string]any) map[string]any {
	u = maps.Clone(u)
	for _, own := range []string{"user_id", "identities", "created_at", "updated_at"} {
		delete(u, own)
	}
	return u
}

func readUser(t *testing.T, p *acctest.Protocol, state *tfprotov6.DynamicValue, private []byte) *tfprotov6.ReadResourceResponse {
	t.Helper()
	p.Walk()
	read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: userType, CurrentState: state, Private: private})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(read.Diagnostics)
	return read
}
