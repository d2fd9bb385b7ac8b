// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package connoptions

// identifiers are the attributes by which people may be known.
var identifiers = []string{"email", "username", "phone_number"}

// Refused says why the service refuses options, "" when it takes them. Before are the
// options of a connection that is changed, nil for a new one.
func Refused(sent, before map[string]any) string {
	attributes, ok := sent["attributes"].(object)
	if !ok {
		return ""
	}
	if sent["requires_username"] == true { // false is accepted
		return "Cannot set both options.attributes and options.requires_username"
	}
	if sent["validation"] != nil {
		return "Cannot set both options.attributes and options.validation"
	}
	if !anyIdentifier(attributes) {
		return "attributes must contain one active identifier"
	}
	for _, name := range identifiers {
		if at(attributes, name, "profile_required") == true && at(attributes, name, "signup", "status") == "inactive" {
			return "attribute " + name + " must also be required on signup"
		}
	}
	if before != nil && before["attributes"] == nil && at(attributes, "email", "unique") == false {
		return "cannot add non-unique email attribute"
	}
	return ""
}

func anyIdentifier(attributes object) bool {
	for _, name := range identifiers {
		if at(attributes, name, "identifier", "active") == true {
			return true
		}
	}
	return false
}

// at is a nested value, nil where the path ends early.
func at(value any, path ...string) any {
	for _, key := range path {
		o, _ := value.(object)
		value = o[key]
	}
	return value
}
