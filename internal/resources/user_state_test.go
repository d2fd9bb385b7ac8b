// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// instance is an object in a state file, as the CLI writes it.
type instance struct {
	Key        int             `json:"index_key"`
	Version    int             `json:"schema_version"`
	Attributes map[string]any  `json:"attributes"`
	Sensitive  []sensitivePath `json:"sensitive_attributes"`
	Private    []byte          `json:"private"`
}

type sensitivePath []struct {
	Type  string `json:"type"`
	Value string `json:"value"`
}

// A user takes 1.4 kB of a state file at the most, as thousands of them do: the CLI's own work grows with it.
func TestUserStateIsSmall(t *testing.T) {
	t.Parallel()
	p := acctest.New(t).NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[userType]
	config := acctest.Attributes{
		"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("bench-1234@example.com"),
		"password": acctest.String("Correct-Horse-42"), "user_metadata": acctest.String(`{"theme":"dark"}`),
	}
	created := p.Change(t.Context(), userType, config, nil, nil, nil)
	config["user_metadata"] = acctest.String(`{"theme":"light"}`)
	changed := p.Change(t.Context(), userType, config, p.Values(schema, created.NewState), created.NewIdentity, created.Private)

	in := instance{Key: 1234, Attributes: map[string]any{}, Private: changed.Private}
	for name, v := range p.Values(schema, changed.NewState) {
		in.Attributes[name] = plain(t, v)
	}
	for _, a := range schema.Block.Attributes {
		if a.Sensitive {
			in.Sensitive = append(in.Sensitive, sensitivePath{{"get_attr", a.Name}})
		}
	}
	file, err := json.MarshalIndent(in, "        ", "  ")
	if err != nil {
		t.Fatal(err)
	}
	const most = 1360
	if len(file) > most {
		t.Errorf("%d bytes:\n%s", len(file), file)
	}
}

func plain(t *testing.T, v tftypes.Value) any {
	t.Helper()
	var text *string
	var flag *bool
	switch {
	case v.IsNull():
		return nil
	case v.As(&text) == nil:
		return *text
	case v.As(&flag) == nil:
		return *flag
	}
	t.Fatalf("%s is neither a text nor a flag", v)
	return nil
}

// The picture that Auth0 makes up is in no state, be the user created, adopted, or brought in; one that somebody
// chose is there when it is written, and when an import finds it.
func TestUserPictureInState(t *testing.T) {
	t.Parallel()
	const chosen = "https://example.com/p.png"
	w := acctest.New(t)
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[userType]
	picture := func(step string, state acctest.Attributes, want string) {
		t.Helper()
		if got := acctest.Text(state["picture"]); got != want {
			t.Errorf("%s: the picture is %q, want %q", step, got, want)
		}
	}
	created := p.Change(t.Context(), userType, userConfig(nil), nil, nil, nil)
	state := p.Values(schema, created.NewState)
	id := acctest.Text(state["id"])
	if made, _ := w.User(id)["picture"].(string); made == "" {
		t.Fatal("the tenant has no picture of the user")
	}
	picture("created", state, "")
	picture("imported", p.Values(schema, p.Import(t.Context(), userType, id).NewState), "")

	adopted := p.Change(t.Context(), userType, userConfig(acctest.Attributes{"on_conflict": acctest.String("adopt")}), nil, nil, nil)
	picture("adopted", p.Values(schema, adopted.NewState), "")

	renamed := p.Change(t.Context(), userType, userConfig(acctest.Attributes{"name": acctest.String("New")}), state, created.NewIdentity, created.Private)
	picture("changed", p.Values(schema, renamed.NewState), "")

	written := p.Change(t.Context(), userType, userConfig(acctest.Attributes{"picture": acctest.String(chosen)}), state, created.NewIdentity, created.Private)
	state = p.Values(schema, written.NewState)
	picture("written", state, chosen)
	picture("imported with a choice", p.Values(schema, p.Import(t.Context(), userType, id).NewState), chosen)

	left := p.Change(t.Context(), userType, userConfig(nil), state, written.NewIdentity, written.Private)
	picture("not written any more", p.Values(schema, left.NewState), chosen)
	if kept := w.User(id)["picture"]; kept != chosen {
		t.Errorf("the tenant has the picture %v", kept)
	}
}
