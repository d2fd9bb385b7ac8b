// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// What cannot be read as a whole is not read in part: half of it might destroy somebody.
func TestRosterPrivate_unreadable(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string]string{
		"nothing":     "",
		"no JSON":     `{"leaves": {"auth0|ada": {}}`,
		"other types": `{"leaves": {"auth0|ada": {}}, "forgets": true, "missing": "somebody"}`,
	} {
		p := rosterPrivateFrom([]byte(raw))
		if got := string(p.wire()); got != "{}" || p.People == nil {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// What belongs to a plan does not go into the state, and what is remembered of people does.
func TestRosterPrivate_rests(t *testing.T) {
	t.Parallel()
	missing := []people.Mark{people.NewMark("db", people.Email, "bob@example.com")}
	p := rosterPrivate{
		People: map[string]personPrivate{"auth0|ada": {"key": json.RawMessage(`1`)}}, NotAdopted: []string{"eve"}, Missing: missing, Imported: true,
		Leaves: map[string]plannedDestroy{"auth0|ada": {}}, Creates: true, Forgets: true,
	}
	rests := p.rests()
	if len(rests.Leaves) != 0 || rests.Creates || rests.Forgets {
		t.Errorf("of the plan: %s", rests.wire())
	}
	if !rests.Exists || !rests.Imported || !slices.Equal(rests.NotAdopted, []string{"eve"}) || !slices.Equal(rests.Missing, missing) {
		t.Errorf("remembered: %s", rests.wire())
	}
	rests.of("auth0|new")
	if len(p.People) != 1 {
		t.Error("what is remembered after the plan changes the plan")
	}
}

// Of those who have left, nothing is remembered.
func TestRosterPrivate_onlyOf(t *testing.T) {
	t.Parallel()
	p := rosterPrivateFrom(nil)
	for _, id := range []string{"auth0|ada", "auth0|gone"} {
		if diags := p.of(id).SetKey(t.Context(), "key", []byte(`1`)); diags.HasError() {
			t.Fatal(diags)
		}
	}
	p.NotAdopted = []string{"eve"}
	var ada person
	ada.ID = types.StringValue("auth0|ada")
	left := p.onlyOf(&roster{people: map[string]person{"ada": ada}})
	if got, want := string(left.wire()), `{"people":{"auth0|ada":{"key":1}},"exists":true}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What is empty is not there, also after a way through the state.
func TestPersonPrivate_empty(t *testing.T) {
	t.Parallel()
	p := rosterPrivateFrom(nil)
	for _, value := range [][]byte{[]byte(`1`), nil} {
		if diags := p.of("auth0|ada").SetKey(t.Context(), "key", value); diags.HasError() {
			t.Fatal(diags)
		}
	}
	if raw, _ := rosterPrivateFrom(p.wire()).of("auth0|ada").GetKey(t.Context(), "key"); raw != nil {
		t.Errorf("the key has %s", raw)
	}
}
