// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// lawRow is one row of the configuration: a user, as somebody wants it.
type lawRow struct {
	connection, email, username, userID, name string
	blocked                                   *bool // nil is not written.
	onDestroy, onConflict                     string
	password                                  int64 // Version of the password; 0 is none.
	createFirst                               bool  // lifecycle { create_before_destroy = true }.
	spared                                    bool  // lifecycle { destroy = false }.
	late                                      bool  // Address and username are another resource's, which does not exist yet.
}

// config is the row as the CLI hands it to the provider: in a plan, what another resource is still to
// say is unknown.
func (r lawRow) config(planning bool) acctest.Attributes {
	set := acctest.Attributes{"connection_name": acctest.String(r.connection)}
	for name, value := range map[string]string{
		"email": r.email, "username": r.username, "user_id": r.userID, "name": r.name,
		"on_destroy": r.onDestroy, "on_conflict": r.onConflict,
	} {
		if value != "" {
			set[name] = acctest.String(value)
		}
		if planning && r.late && value != "" && (name == "email" || name == "username") {
			set[name] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
		}
	}
	if r.blocked != nil {
		set["blocked"] = acctest.Bool(*r.blocked)
	}
	if r.password > 0 {
		set["password_wo"] = acctest.String(fmt.Sprintf("Correct-Horse-%d", r.password))
		set["password_wo_version"] = acctest.Int(r.password)
	}
	return set
}

// letsIn reports whether the row says that the user is not blocked.
func (r lawRow) letsIn() bool { return r.blocked != nil && !*r.blocked }

func (r lawRow) String() string {
	text := fmt.Sprintf("{%s %s", r.connection, r.email)
	for name, value := range map[string]string{
		"username": r.username, "user_id": r.userID, "name": r.name, "on_destroy": r.onDestroy, "on_conflict": r.onConflict,
	} {
		if value != "" {
			text += " " + name + "=" + value
		}
	}
	if r.blocked != nil {
		text += fmt.Sprint(" blocked=", *r.blocked)
	}
	for name, is := range map[string]bool{"create_before_destroy": r.createFirst, "destroy=false": r.spared, "known after apply": r.late} {
		if is {
			text += " " + name
		}
	}
	return text + fmt.Sprintf(" password=%d}", r.password)
}

// lawConforms reports whether a value is what was planned: what is known stays, what is unknown may
// become anything.
func lawConforms(planned, actual tftypes.Value) bool {
	switch {
	case !planned.IsKnown():
		return true
	case planned.IsFullyKnown() || planned.IsNull() || actual.IsNull() || !actual.IsKnown():
		return planned.Equal(actual)
	}
	var wants, has map[string]tftypes.Value
	if planned.As(&wants) == nil && actual.As(&has) == nil {
		for name, want := range wants {
			if !lawConforms(want, has[name]) {
				return false
			}
		}
		return len(wants) == len(has)
	}
	var list, other []tftypes.Value
	if planned.As(&list) != nil || actual.As(&other) != nil || len(list) != len(other) {
		return false
	}
	for i := range list {
		if !lawConforms(list[i], other[i]) {
			return false
		}
	}
	return true
}

// lawDifference names an attribute that is not as it was planned; "" for none.
func lawDifference(planned, actual acctest.Attributes) string {
	for name, want := range planned {
		if has, ok := actual[name]; !ok || !lawConforms(want, has) {
			return fmt.Sprintf("%s was planned as %s and is %s", name, want, has)
		}
	}
	return ""
}

func lawBool(v tftypes.Value) (value, known bool) {
	if v.IsNull() || !v.IsKnown() || v.As(&value) != nil {
		return false, false
	}
	return value, true
}
