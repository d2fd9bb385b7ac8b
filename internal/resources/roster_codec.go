// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// rosterTypes are the types of the resource and of one person on the wire.
var rosterTypes = sync.OnceValue(func() (t struct{ roster, person tftypes.Object }) {
	t.roster, _ = rosterSchema().ValueType().(tftypes.Object)
	people, _ := t.roster.AttributeTypes[inBlocks].(tftypes.Map)
	t.person, _ = people.ElementType.(tftypes.Object)
	return t
})

// rosterFromWire is nil for what is null as a whole.
func rosterFromWire(ctx context.Context, v *tfprotov6.DynamicValue) (*roster, error) {
	if v == nil {
		return nil, nil
	}
	raw, err := v.Unmarshal(rosterTypes().roster)
	if err != nil || raw.IsNull() {
		return nil, err
	}
	return decodeRoster(ctx, raw)
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
	return map[string]*types.Int64{"max_deletions": &r.maxDeletions, "passwords_wo_version": &r.passwordsVersion, "password_hashes_wo_version": &r.hashesVersion}
}

func decodeRoster(ctx context.Context, raw tftypes.Value) (*roster, error) {
	var object map[string]tftypes.Value
	if err := raw.As(&object); err != nil {
		return nil, err
	}
	r := &roster{people: map[string]person{}}
	for name, at := range r.texts() {
		if err := (cell{name, false, at}).read(ctx, object[name]); err != nil {
			return nil, err
		}
	}
	for name, at := range r.numbers() {
		if err := (cell{name, false, at}).read(ctx, object[name]); err != nil {
			return nil, err
		}
	}
	for name, to := range r.secrets() {
		texts, err := decodeTexts(ctx, object[name])
		if err != nil {
			return nil, err
		}
		*to = texts
	}
	ids, err := decodeTexts(ctx, object["ids"])
	if err != nil {
		return nil, err
	}
	adopted, err := decodeTexts(ctx, object["adopted_ids"])
	if err != nil {
		return nil, err
	}
	r.mapped = !object[inMap].IsNull()
	for _, place := range []string{inBlocks, inMap} {
		if !object[place].IsKnown() {
			r.unknown = place
			continue
		}
		if err := r.decodePeople(ctx, place, object[place], ids, adopted); err != nil {
			return nil, err
		}
	}
	r.spread()
	return r, nil
}

func (r *roster) decodePeople(ctx context.Context, place string, raw tftypes.Value, ids, adopted map[string]types.String) error {
	if raw.IsNull() {
		return nil
	}
	var people map[string]tftypes.Value
	if err := raw.As(&people); err != nil {
		return err
	}
	for key, v := range people {
		if _, has := r.people[key]; has {
			r.twice = append(r.twice, key)
		}
		if v.IsNull() {
			r.nobody = append(r.nobody, key)
			continue
		}
		p, err := decodePerson(ctx, v)
		if err != nil {
			return fmt.Errorf("%q: %w", key, err)
		}
		p.mapped = place == inMap
		if id, has := ids[key]; has {
			p.ID = id
		}
		p.AdoptedUserID, p.weighed = adopted[key]
		r.people[key] = p
	}
	return nil
}

// decodePerson reads one person, of whom all may be unknown.
func decodePerson(ctx context.Context, raw tftypes.Value) (person, error) {
	var p person
	if !raw.IsKnown() {
		for _, c := range p.cells() {
			c.forget()
		}
		p.roles = roleSet{managed: true, unknown: true, raw: tftypes.NewValue(rolesType, tftypes.UnknownValue)}
		return p, nil
	}
	var object map[string]tftypes.Value
	if err := raw.As(&object); err != nil {
		return p, err
	}
	for _, c := range p.cells() {
		if err := c.read(ctx, object[c.name]); err != nil {
			return p, fmt.Errorf("%s: %w", c.name, err)
		}
	}
	roles, err := roleSetFrom(object["roles"])
	if err != nil {
		return p, fmt.Errorf("roles: %w", err)
	}
	p.roles = roles
	return p, nil
}

// decodeTexts reads a map of texts; nil for null and unknown.
func decodeTexts(ctx context.Context, raw tftypes.Value) (map[string]types.String, error) {
	if raw.IsNull() || !raw.IsKnown() {
		return nil, nil
	}
	var values map[string]tftypes.Value
	if err := raw.As(&values); err != nil {
		return nil, err
	}
	texts := make(map[string]types.String, len(values))
	for key, v := range values {
		var text basetypes.StringValue
		if err := (cell{key, false, &text}).read(ctx, v); err != nil {
			return nil, err
		}
		texts[key] = text
	}
	return texts, nil
}

// wire is the opposite of rosterFromWire; null for nil. Secrets are in no plan and no state.
func (r *roster) wire(ctx context.Context) (*tfprotov6.DynamicValue, error) {
	raw := tftypes.NewValue(rosterTypes().roster, nil)
	if r != nil {
		var err error
		if raw, err = r.encode(ctx); err != nil {
			return nil, err
		}
	}
	v, err := tfprotov6.NewDynamicValue(rosterTypes().roster, raw)
	return &v, err
}

func (r *roster) encode(ctx context.Context) (tftypes.Value, error) {
	object := map[string]tftypes.Value{}
	for name := range r.secrets() {
		object[name] = tftypes.NewValue(textsByKey, nil)
	}
	var all []cell
	for name, at := range r.texts() {
		all = append(all, cell{name, false, at})
	}
	for name, at := range r.numbers() {
		all = append(all, cell{name, false, at})
	}
	if err := encodeCells(ctx, all, object); err != nil {
		return tftypes.Value{}, err
	}
	if err := r.encodePeople(ctx, object); err != nil {
		return tftypes.Value{}, err
	}
	return tftypes.NewValue(rosterTypes().roster, object), nil
}

func (r *roster) encodePeople(ctx context.Context, object map[string]tftypes.Value) error {
	typ := rosterTypes()
	peopleType := tftypes.Map{ElementType: typ.person}
	ids, blocks, mapped := make(map[string]tftypes.Value, len(r.people)), map[string]tftypes.Value{}, map[string]tftypes.Value{}
	adopted := map[string]tftypes.Value{}
	for key, p := range r.people {
		id, err := p.ID.ToTerraformValue(ctx)
		if err != nil {
			return err
		}
		if p.weighed {
			if adopted[key], err = p.AdoptedUserID.ToTerraformValue(ctx); err != nil {
				return err
			}
		}
		values := make(map[string]tftypes.Value, len(typ.person.AttributeTypes))
		if err := encodeCells(ctx, p.cells(), values); err != nil {
			return err
		}
		values["roles"] = p.roles.wire()
		at := blocks
		if p.mapped {
			at = mapped
		}
		ids[key], at[key] = id, tftypes.NewValue(typ.person, values)
	}
	object["ids"], object[inBlocks], object[inMap] = tftypes.NewValue(textsByKey, ids), tftypes.NewValue(peopleType, blocks), tftypes.NewValue(peopleType, nil)
	object["adopted_ids"] = tftypes.NewValue(textsByKey, adopted)
	if r.onConflict.IsUnknown() { // Nobody knows yet who is weighed.
		object["adopted_ids"] = tftypes.NewValue(textsByKey, tftypes.UnknownValue)
	}
	if r.mapped || len(mapped) > 0 {
		object[inMap] = tftypes.NewValue(peopleType, mapped)
	}
	if r.unknown != "" {
		object["ids"], object[r.unknown] = tftypes.NewValue(textsByKey, tftypes.UnknownValue), tftypes.NewValue(peopleType, tftypes.UnknownValue)
	}
	return nil
}

func encodeCells(ctx context.Context, cells []cell, into map[string]tftypes.Value) error {
	for _, c := range cells {
		v, err := c.value().ToTerraformValue(ctx)
		if err != nil {
			return fmt.Errorf("attribute %s: %w", c.name, err)
		}
		into[c.name] = v
	}
	return nil
}
