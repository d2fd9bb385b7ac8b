// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfwire"
)

// rosterTypes are the types of the resource and of one person on the wire.
var rosterTypes = sync.OnceValue(func() (t struct{ roster, person tftypes.Object }) {
	t.roster, _ = rosterSchema().ValueType().(tftypes.Object)
	people, _ := t.roster.AttributeTypes[inBlocks].(tftypes.Map)
	t.person, _ = people.ElementType.(tftypes.Object)
	return t
})

// personPlaces are the places of a person's cells, by attribute.
var personPlaces = sync.OnceValue(func() map[string]int { return cellPlaces((&person{}).cells()) })

// cells are the attributes of the whole roster that are a text or a number, by name.
func (r *roster) cells() []cell {
	var all []cell
	for name, at := range r.texts() {
		all = append(all, cell{name, false, at})
	}
	for name, at := range r.numbers() {
		all = append(all, cell{name, false, at})
	}
	slices.SortFunc(all, func(a, b cell) int { return strings.Compare(a.name, b.name) })
	return all
}

// texts are the attributes that are a text of the whole roster.
func (r *roster) texts() map[string]*types.String {
	return map[string]*types.String{
		"connection_name": &r.connection, "metadata_ownership": &r.ownership, "on_conflict": &r.onConflict, "on_destroy": &r.onDestroy,
		"custom_domain_header": &r.customDomain, "import_jobs": &r.importJobs,
	}
}

// secrets are the write-only attributes: maps of texts by key.
func (r *roster) secrets() map[string]*map[string]types.String {
	return map[string]*map[string]types.String{"passwords_wo": &r.passwords, "password_hashes_wo": &r.hashes, "mfa_factors_wo": &r.factors}
}

// numbers are the attributes that are a number.
func (r *roster) numbers() map[string]*types.Int64 {
	return map[string]*types.Int64{
		"max_deletions": &r.maxDeletions, "passwords_wo_version": &r.passwordsVersion,
		"password_hashes_wo_version": &r.hashesVersion,
	}
}

// rosterReader takes a roster off the wire.
type rosterReader struct {
	*tfwire.Reader
	is           *roster
	ids, adopted map[string]types.String
}

// rosterFromWire is nil for what is null as a whole.
func rosterFromWire(v *tfprotov6.DynamicValue) (*roster, error) {
	if v == nil {
		return nil, nil
	}
	from, err := tfwire.NewReader(v, rosterTypes().roster)
	if err != nil {
		return nil, err
	}
	r := rosterReader{Reader: from, is: &roster{people: map[string]person{}}}
	attributes := map[string]func() error{"ids": r.texts(&r.ids), "adopted_ids": r.texts(&r.adopted)}
	for _, c := range r.is.cells() {
		attributes[c.name] = func() error { return c.receive(from) }
	}
	for name, to := range r.is.secrets() {
		attributes[name] = r.texts(to)
	}
	for _, place := range []string{inBlocks, inMap} {
		attributes[place] = func() error { return r.people(place) }
	}
	there, err := from.Object(func(name []byte) error {
		read := attributes[string(name)]
		if read == nil {
			return fmt.Errorf("unknown attribute %q", name)
		}
		delete(attributes, string(name))
		return read()
	})
	switch {
	case err != nil || there == tfwire.Null:
		return nil, err
	case there == tfwire.Unknown || len(attributes) > 0:
		return nil, errors.New("attributes are missing")
	}
	r.identify()
	r.is.spread()
	return r.is, nil
}

// texts reads a map of texts; nil for null and unknown.
func (r *rosterReader) texts(to *map[string]types.String) func() error {
	return func() error {
		texts := map[string]types.String{}
		there, err := r.Object(func(name []byte) (err error) {
			key := string(name)
			texts[key], err = r.Text()
			return err
		})
		if there == tfwire.Known {
			*to = texts
		}
		return err
	}
}

func (r *rosterReader) people(place string) error {
	there, err := r.Object(func(name []byte) error {
		key := string(name)
		if _, has := r.is.people[key]; has {
			r.is.twice = append(r.is.twice, key)
		}
		p, there, err := r.person()
		p.mapped = place == inMap
		switch {
		case err != nil:
			return fmt.Errorf("%q: %w", key, err)
		case there == tfwire.Null:
			r.is.nobody = append(r.is.nobody, key)
		default:
			r.is.people[key] = p
		}
		return nil
	})
	if there == tfwire.Unknown {
		r.is.unknown = place
	}
	r.is.mapped = r.is.mapped || place == inMap && there != tfwire.Null
	return err
}

// person reads one, of whom all may be unknown.
func (r *rosterReader) person() (person, tfwire.Presence, error) {
	var p person
	cells, read := p.cells(), 0
	there, err := r.Object(func(name []byte) error {
		read++
		if at, has := personPlaces()[string(name)]; has {
			return cells[at].receive(r.Reader)
		}
		if string(name) != "roles" {
			return fmt.Errorf("unknown attribute %q", name)
		}
		return p.roles.receive(r.Reader)
	})
	switch {
	case err != nil:
		return p, there, err
	case there == tfwire.Known && read != len(cells)+1:
		return p, there, errors.New("attributes are missing")
	case there == tfwire.Unknown:
		for _, c := range cells {
			c.forget()
		}
		p.roles = roleSet{managed: true, unknown: true}
	}
	return p, there, nil
}

// identify gives the people the IDs that stand beside them.
func (r *rosterReader) identify() {
	for key, p := range r.is.people {
		if id, has := r.ids[key]; has {
			p.ID = id
		}
		p.AdoptedUserID, p.weighed = r.adopted[key]
		r.is.people[key] = p
	}
}

// personBytes is about what a person takes on the wire.
const personBytes = 512

// wire is the opposite of rosterFromWire; null for nil. Secrets are in no plan and no state.
func (r *roster) wire() (*tfprotov6.DynamicValue, error) {
	if r == nil {
		return tfwire.None(), nil
	}
	w := tfwire.NewWriter(personBytes * (len(r.people) + 1))
	w.Object(len(rosterTypes().roster.AttributeTypes))
	for _, c := range r.cells() {
		c.send(w)
	}
	for _, name := range slices.Sorted(maps.Keys(r.secrets())) {
		w.Name(name)
		w.Null()
	}
	r.sendIDs(w)
	blocks, mapped := r.placed()
	r.sendPeople(w, inBlocks, blocks, true)
	r.sendPeople(w, inMap, mapped, r.mapped || len(mapped) > 0)
	return w.Value()
}

// placed are the keys of the people, sorted, by where they are.
func (r *roster) placed() (blocks, mapped []string) {
	for _, key := range r.keys() {
		if r.people[key].mapped {
			mapped = append(mapped, key)
		} else {
			blocks = append(blocks, key)
		}
	}
	return blocks, mapped
}

// sendIDs writes whom the CLI is told about beside the people.
func (r *roster) sendIDs(w *tfwire.Writer) {
	keys, weighed := r.keys(), []string{}
	for _, key := range keys {
		if r.people[key].weighed {
			weighed = append(weighed, key)
		}
	}
	sendTexts := func(name string, unknown bool, keys []string, of func(person) types.String) {
		w.Name(name)
		if unknown {
			w.Unknown()
			return
		}
		w.Object(len(keys))
		for _, key := range keys {
			w.Name(key)
			w.Text(of(r.people[key]))
		}
	}
	sendTexts("ids", r.unknown != "", keys, func(p person) types.String { return p.ID })
	// Nobody knows who is weighed before it is known whether anybody is.
	sendTexts("adopted_ids", r.onConflict.IsUnknown(), weighed, func(p person) types.String { return p.AdoptedUserID })
}

func (r *roster) sendPeople(w *tfwire.Writer, place string, keys []string, there bool) {
	w.Name(place)
	switch {
	case r.unknown == place:
		w.Unknown()
		return
	case !there:
		w.Null()
		return
	}
	w.Object(len(keys))
	for _, key := range keys {
		w.Name(key)
		p := r.people[key]
		cells := p.cells()
		w.Object(len(cells) + 1)
		for _, c := range cells {
			c.send(w)
		}
		w.Name("roles")
		p.roles.send(w)
	}
}
