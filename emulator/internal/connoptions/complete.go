// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package connoptions

import (
	"maps"
	"slices"
)

const database = "auth0"

// olderPasswordOptions are what password_options took the place of.
var olderPasswordOptions = []string{
	"passwordPolicy", "password_complexity_options", "password_history", "password_no_personal_info", "password_dictionary",
}

// Created are the options of a new connection: what was sent, and what the service
// adds. Social and enterprise connections get nothing.
func Created(strategy string, sent map[string]any) map[string]any {
	out := clone(sent)
	switch strategy {
	case database:
		completed(out)
		missing(out, "mfa", mfaDefault)
		missing(out, "strategy_version", strategyVersionDefault)
		if !slices.ContainsFunc(olderPasswordOptions, func(k string) bool { return has(out, k) }) {
			missing(out, "password_options", func() any { return passwordDefault() })
		}
	case "email", "sms":
		missing(out, "brute_force_protection", func() any { return true })
	}
	return out
}

// Replaced are the options after a change. They are replaced whole: of the defaults
// of a database only those come back that no database is without.
func Replaced(strategy string, sent map[string]any) map[string]any {
	out := clone(sent)
	if strategy == database {
		completed(out)
	}
	return out
}

// completed adds what every database has, and the missing parts of what was sent.
func completed(out object) {
	missing(out, "brute_force_protection", func() any { return true })
	missing(out, "passkey_options", passkeyDefault)
	methods, _ := out["authentication_methods"].(object)
	out["authentication_methods"] = filled(methods, methodsDefault())
	if password, ok := out["password_options"].(object); ok {
		out["password_options"] = filled(password, passwordDefault())
	}
	if attributes, ok := out["attributes"].(object); ok {
		if email, ok := attributes["email"].(object); ok {
			attributes = maps.Clone(attributes)
			attributes["email"] = filled(email, emailAttributeDefault())
			out["attributes"] = attributes
		}
	}
	if configuration, ok := out["configuration"].(object); ok {
		out["configuration"] = encrypted(configuration)
	}
}

// filled is an object with the parts and leaves of another where it has none.
func filled(sent, defaults object) object {
	out := clone(sent)
	for k, standard := range defaults {
		value, there := out[k]
		if !there {
			out[k] = standard
			continue
		}
		inner, isObject := value.(object)
		if nested, ok := standard.(object); ok && isObject {
			out[k] = filled(inner, nested)
		}
	}
	return out
}

func clone(o object) object {
	if o == nil {
		return object{}
	}
	return maps.Clone(o)
}

func has(o object, key string) bool {
	_, ok := o[key]
	return ok
}

func missing(o object, key string, value func() any) {
	if !has(o, key) {
		o[key] = value()
	}
}
