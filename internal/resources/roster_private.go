// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// rosterPrivate is the private data of a roster.
type rosterPrivate struct {
	// People is what is remembered of each user, by full ID and key as for auth0users_user.
	People map[string]personPrivate `json:"people,omitempty"`
	// NotAdopted are the keys under which the state has the ID that a plan named to be adopted, although the adoption has
	// failed: nobody is there.
	NotAdopted []string `json:"notAdopted,omitempty"`
	// Missing are the identifiers of those whom an apply was to make and could not.
	Missing []people.Mark `json:"missing,omitempty"`
	// Imported says that no apply has changed the roster since it was imported.
	Imported bool `json:"imported,omitempty"`

	// Leaves is what the plan says of those who leave, by full ID; without it nobody is destroyed.
	Leaves map[string]plannedDestroy `json:"leaves,omitempty"`
	// Creates says that the plan is that of a new roster.
	Creates bool `json:"creates,omitempty"`
	// Forgets says that the roster ends, and its people stay.
	Forgets bool `json:"forgets,omitempty"`
	// Exists says that the roster exists. A plan to create one that finds this is the second half of a
	// replacement.
	Exists bool `json:"exists,omitempty"`
}

// personPrivate is what is remembered of one user: JSON by key.
type personPrivate map[string]json.RawMessage

// GetKey returns nil for what is not there.
func (p personPrivate) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) {
	return p[key], nil
}

// SetKey removes the key when the value is empty.
func (p personPrivate) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	p[key] = value
	if len(value) == 0 {
		delete(p, key)
	}
	return nil
}

// rosterPrivateFrom reads private data. What cannot be read counts as none: nobody is destroyed by it, and
// everybody is read directly.
func rosterPrivateFrom(raw []byte) rosterPrivate {
	var p rosterPrivate
	if len(raw) == 0 || json.Unmarshal(raw, &p) != nil {
		p = rosterPrivate{}
	}
	if p.People == nil {
		p.People = map[string]personPrivate{}
	}
	return p
}

// rests is the part of it that goes into the state: without what belongs to one plan only.
func (p rosterPrivate) rests() rosterPrivate {
	return rosterPrivate{People: maps.Clone(p.People), NotAdopted: p.NotAdopted, Missing: p.Missing, Imported: p.Imported, Exists: true}
}

// withoutNotAdopted takes from a state the IDs of users whom the roster has not come to have.
func (p rosterPrivate) withoutNotAdopted(state *roster) *roster {
	for _, key := range p.NotAdopted {
		if is, has := state.people[key]; has {
			is.ID = types.StringNull()
			state.people[key] = is
		}
	}
	return state
}

// onlyOf leaves out users who are not in the state.
func (p rosterPrivate) onlyOf(state *roster) rosterPrivate {
	left := p.rests()
	left.NotAdopted = nil // The state has nobody any more who has no account.
	left.People = make(map[string]personPrivate, len(state.people))
	for _, is := range state.people {
		left.People[is.ID.ValueString()] = p.People[is.ID.ValueString()]
	}
	return left
}

// of is what is remembered of a user, for reading and writing.
func (p rosterPrivate) of(id string) personPrivate {
	if p.People[id] == nil {
		p.People[id] = personPrivate{}
	}
	return p.People[id]
}

func (p rosterPrivate) wire() []byte {
	raw, err := json.Marshal(p)
	if err != nil {
		panic(fmt.Sprintf("private data: %v", err)) // Maps of JSON are always JSON.
	}
	return raw
}
