// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// untold are attributes that follow from others, or about which the fate has spoken.
var untold = map[string]bool{
	"id": true, "created_at": true, "updated_at": true, "identities": true, "adopted_user_id": true, "blocked": true,
	"verify_email": true, "roles": true,
}

const newPassword = "gets the password of the configuration"

// differences says what changes in an account, attribute by attribute, secrets without their values.
func differences(before, after object) []phrase {
	names := map[string]any{}
	maps.Copy(names, before.values)
	maps.Copy(names, after.values)
	if unknown, ok := after.unknown.(map[string]any); ok {
		maps.Copy(names, unknown)
	}
	var what []phrase
	var late []string
	password := false
	for _, name := range slices.Sorted(maps.Keys(names)) {
		switch {
		case untold[name], strings.HasSuffix(name, "_wo"):
		case name == "password" || name == "password_wo_version":
			password = password || after.values[name] != nil && !same(before.values[name], after.values[name]) || after.get(name).unknown
		case after.get(name).unknown && !before.get(name).secret:
			late = append(late, name)
		default:
			what = append(what, difference(name, before, after)...)
		}
	}
	if len(late) > 0 {
		what = append(what, say("decided during the apply: "+strings.Join(late, ", ")))
	}
	if password {
		what = append(what, say(newPassword))
	}
	return what
}

func difference(name string, before, after object) []phrase {
	is, becomes := before.get(name), after.get(name)
	switch {
	case is.secret || becomes.secret:
		if same(before.values[name], after.values[name]) && !marked(below(after.unknown, name)) {
			return nil
		}
		return []phrase{say(name, " changes (a secret)")}
	case same(is.value, becomes.value):
		return nil
	}
	if x, y, ok := jsonObjects(is.value, becomes.value); ok {
		return keys(name, x, y)
	}
	return []phrase{values(name, is.value, becomes.value)}
}

func values(name string, is, becomes any) phrase {
	switch {
	case is == nil:
		return say(name, " becomes ", show(becomes))
	case becomes == nil:
		return say(name, " ", show(is), " is removed")
	}
	return say(name, " from ", show(is), " to ", show(becomes))
}

// jsonObjects takes metadata apart, which are texts of JSON.
func jsonObjects(is, becomes any) (x, y map[string]any, ok bool) {
	parse := func(v any) (map[string]any, bool) {
		if v == nil {
			return nil, true
		}
		text, ok := v.(string)
		if !ok {
			return nil, false
		}
		object, ok := decode(json.RawMessage(text)).(map[string]any)
		return object, ok
	}
	x, okX := parse(is)
	y, okY := parse(becomes)
	return x, y, okX && okY && (x != nil || y != nil)
}

func keys(name string, is, becomes map[string]any) []phrase {
	all := maps.Clone(is)
	if all == nil {
		all = map[string]any{}
	}
	maps.Copy(all, becomes)
	var what []phrase
	for _, key := range slices.Sorted(maps.Keys(all)) {
		x, had := is[key]
		y, has := becomes[key]
		switch at := foreign(key); {
		case had && has && same(x, y):
		case !had:
			what = append(what, say(name, " ", at, " becomes ", show(y)))
		case !has:
			what = append(what, say(name, " ", at, " is not managed or not there any more"))
		default:
			what = append(what, say(name, " ", at, " from ", show(x), " to ", show(y)))
		}
	}
	return what
}
