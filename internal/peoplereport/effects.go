// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"encoding/json"
	"slices"
)

// effects says what the change of something that belongs to a person does to them.
func effects(rc resourceChange, n *naming) []phrase {
	before, after := rc.Change.before(), rc.Change.after()
	if rc.Change.did("forget") && !rc.Change.did("create") {
		return []phrase{say("keeps, outside of Terraform, what ", foreign(rc.Address), " manages")}
	}
	if set, ok := sets[rc.Type]; ok {
		what := setEffects(before.get(set.attribute), after.get(set.attribute), before, after, set.attribute,
			func(e any) phrase { return set.name(e, n) })
		return inOrganization(rc.Type, before, after, what, n)
	}
	kind, ok := belongings[rc.Type]
	if !ok {
		kind = belonging{gain: other("gets ", rc), loss: other("loses ", rc)}
	}
	var what []phrase
	if rc.Change.did("delete") {
		what = append(what, kind.loss(before, n)...)
	}
	if rc.Change.did("create") {
		what = append(what, kind.gain(after, n)...)
	}
	if rc.Change.did("update") {
		for _, d := range differences(before, after) {
			what = append(what, append(say(foreign(rc.Address), ": "), d...))
		}
	}
	return what
}

func other(verb string, rc resourceChange) func(object, *naming) []phrase {
	return func(object, *naming) []phrase { return []phrase{say(verb, foreign(rc.Address))} }
}

// setEffects compares all that somebody had with all that they will have.
func setEffects(is, becomes cell, before, after object, attribute string, name func(any) phrase) []phrase {
	if attribute == "methods" { // Secrets lie among them; types do not give them away.
		is, becomes = bare(before), bare(after)
	}
	switch {
	case is.secret || becomes.secret:
		return []phrase{say(attribute, " change (a secret)")}
	case becomes.unknown:
		return []phrase{say(attribute, " are decided during the apply")}
	}
	var what []phrase
	for _, element := range without(becomes.list(), is.list()) {
		what = append(what, append(say("gains "), name(element)...))
	}
	for _, element := range without(is.list(), becomes.list()) {
		what = append(what, append(say("loses "), name(element)...))
	}
	if len(what) == 0 && attribute == "methods" && before.exists() && after.exists() {
		what = append(what, say("a second factor changes"))
	}
	return what
}

// bare are the methods of a user with nothing but their types, and their secrets as a mark of difference nobody prints.
func bare(o object) cell {
	var list []any
	methods, _ := o.values["methods"].([]any)
	for _, m := range methods {
		fields, _ := m.(map[string]any)
		list = append(list, map[string]any{"type": fields["type"]})
	}
	return cell{value: list, unknown: methods == nil && marked(below(o.unknown, "methods"))}
}

// without are the elements of a list that another has not, each as often as it is more.
func without(list, other []any) []any {
	left := map[string]int{}
	for _, element := range other {
		left[key(element)]++
	}
	var rest []any
	for _, element := range list {
		if left[key(element)]--; left[key(element)] < 0 {
			rest = append(rest, element)
		}
	}
	slices.SortStableFunc(rest, func(a, b any) int { return slices.Compare([]byte(key(a)), []byte(key(b))) })
	return rest
}

func key(element any) string {
	text, err := json.Marshal(element)
	if err != nil {
		return ""
	}
	return string(text)
}

// inOrganization adds the organization to what happens to a member's roles there.
func inOrganization(kind string, before, after object, what []phrase, n *naming) []phrase {
	if kind != "auth0_organization_member_roles" {
		return what
	}
	o := after
	if !after.exists() {
		o = before
	}
	for i := range what {
		what[i] = append(what[i], " in the organization ", n.named(o.get("organization_id")))
	}
	return what
}
