// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"
)

// A roster comes off the wire, and goes back, as tftypes has it: for every value that there can be. Only secrets do
// not go back.
func TestRosterCodec_likeTheLibrary(t *testing.T) {
	t.Parallel()
	typ := rosterTypes()
	rapid.Check(t, func(r *rapid.T) {
		values := anyAttributes(r, typ.roster, inBlocks, inMap)
		unknown := rapid.IntRange(0, 9).Draw(r, "unknown people") == 0
		ids, adopted, blocks, mapped := anyPeople(r, !unknown)
		values["ids"], values["adopted_ids"] = tftypes.NewValue(textsByKey, ids), tftypes.NewValue(textsByKey, adopted)
		values[inBlocks] = tftypes.NewValue(tftypes.Map{ElementType: typ.person}, blocks)
		values[inMap] = tftypes.NewValue(tftypes.Map{ElementType: typ.person}, mapped)
		if mapped == nil {
			values[inMap] = tftypes.NewValue(tftypes.Map{ElementType: typ.person}, nil)
		}
		if !values["on_conflict"].IsKnown() {
			values["adopted_ids"] = tftypes.NewValue(textsByKey, tftypes.UnknownValue)
		}
		if unknown {
			values["ids"] = tftypes.NewValue(textsByKey, tftypes.UnknownValue)
			values[inMap] = tftypes.NewValue(tftypes.Map{ElementType: typ.person}, tftypes.UnknownValue)
		}
		sent, err := tfprotov6.NewDynamicValue(typ.roster, tftypes.NewValue(typ.roster, values))
		if err != nil {
			r.Fatal(err)
		}
		is, err := rosterFromWire(&sent)
		if err != nil {
			r.Fatal(err)
		}
		for name, secrets := range is.secrets() {
			sameTexts(r, name, values[name], len(*secrets))
			values[name] = tftypes.NewValue(textsByKey, nil)
		}
		back, err := is.wire()
		if err != nil {
			r.Fatal(err)
		}
		want := tftypes.NewValue(typ.roster, values)
		if got, err := back.Unmarshal(typ.roster); err != nil || !got.Equal(want) {
			diff, _ := want.Diff(got)
			r.Fatalf("%v: %v", err, diff)
		}
	})
}

func sameTexts(r *rapid.T, name string, sent tftypes.Value, got int) {
	var texts map[string]tftypes.Value
	if sent.IsKnown() && !sent.IsNull() {
		if err := sent.As(&texts); err != nil {
			r.Fatal(err)
		}
	}
	if got != len(texts) {
		r.Errorf("%d texts in %s, want %d", got, name, len(texts))
	}
}

// anyPeople are people under some keys, with IDs beside them. Each key is in one place; mapped is nil for none.
func anyPeople(r *rapid.T, some bool) (ids, adopted, blocks, mapped map[string]tftypes.Value) {
	ids, adopted, blocks = map[string]tftypes.Value{}, map[string]tftypes.Value{}, map[string]tftypes.Value{}
	if some && rapid.Bool().Draw(r, "mapped") {
		mapped = map[string]tftypes.Value{}
	}
	for _, key := range rapid.SliceOfNDistinct(rapid.String(), 0, 4, rapid.ID).Draw(r, "keys") {
		ids[key] = anyRosterValue(r, "id", tftypes.String)
		if rapid.Bool().Draw(r, "weighed") {
			adopted[key] = anyRosterValue(r, "adopted", tftypes.String)
		}
		person := tftypes.NewValue(rosterTypes().person, anyAttributes(r, rosterTypes().person))
		if mapped != nil && rapid.Bool().Draw(r, "in the map") {
			mapped[key] = person
		} else {
			blocks[key] = person
		}
	}
	return ids, adopted, blocks, mapped
}

// anyAttributes are values of an object, without some.
func anyAttributes(r *rapid.T, typ tftypes.Object, without ...string) map[string]tftypes.Value {
	values := map[string]tftypes.Value{}
	for _, name := range slices.Sorted(maps.Keys(typ.AttributeTypes)) {
		if !slices.Contains(without, name) {
			values[name] = anyRosterValue(r, name, typ.AttributeTypes[name])
		}
	}
	return values
}

// anyRosterValue is a value of the type.
func anyRosterValue(r *rapid.T, name string, typ tftypes.Type) tftypes.Value {
	switch rapid.IntRange(0, 4).Draw(r, name) {
	case 0:
		return tftypes.NewValue(typ, nil)
	case 1:
		return tftypes.NewValue(typ, tftypes.UnknownValue)
	}
	switch {
	case typ.Is(tftypes.Bool):
		return tftypes.NewValue(typ, rapid.Bool().Draw(r, "flag"))
	case typ.Is(tftypes.Number):
		return tftypes.NewValue(typ, rapid.Int64().Draw(r, "number"))
	case typ.Is(tftypes.Set{}):
		return anyRoles(r)
	case typ.Is(tftypes.Map{}):
		texts := rapid.MapOfN(rapid.String(), rapid.Just(tftypes.NewValue(tftypes.String, "x")), 0, 3).Draw(r, "texts")
		return tftypes.NewValue(typ, texts)
	case strings.HasSuffix(name, "_metadata"):
		return tftypes.NewValue(typ, `{"a":[1,{"b":"c"}]}`)
	}
	return tftypes.NewValue(typ, rapid.String().Draw(r, "text"))
}

// anyRoles are IDs, each once, of which one may be unknown.
func anyRoles(r *rapid.T) tftypes.Value {
	var roles []tftypes.Value
	for _, id := range rapid.SliceOfNDistinct(rapid.String(), 0, 4, rapid.ID).Draw(r, "roles") {
		roles = append(roles, tftypes.NewValue(tftypes.String, id))
	}
	if rapid.Bool().Draw(r, "and an unknown one") {
		roles = append(roles, tftypes.NewValue(tftypes.String, tftypes.UnknownValue))
	}
	return tftypes.NewValue(rolesType, roles)
}
