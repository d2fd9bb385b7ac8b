// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// planUnwrittenOnCreate: what nobody wrote stays null, except for what the
// server chooses.
func planUnwrittenOnCreate(config userModel, plan *userModel) {
	for _, t := range userTexts {
		if t.unread() && t.of(&config).IsNull() {
			*t.of(plan) = types.StringNull()
		}
	}
	if config.VerifyEmail.IsNull() {
		plan.VerifyEmail = types.BoolNull()
	}
	if config.Password.IsNull() {
		plan.Password = types.StringNull()
	}
	for _, a := range userMetadata {
		if a.of(&config).IsNull() {
			*a.of(plan) = tfvalue.MetadataNull()
		}
	}
}

// planUnwritten: on an existing user, what is not written is unset, unless an
// identity provider outside of Auth0 fills it in, or an import brought it and
// nobody has written it since. What the server chooses stays as it is, unless the
// server may choose again because of this very change.
func planUnwritten(config, state userModel, plan *userModel, imported broughtIn) {
	leave := state.fillsItself()
	for _, t := range userTexts {
		if t.unsettable && t.of(&config).IsNull() {
			*t.of(plan) = unwritten(leave || imported[t.name], *t.of(&state), types.StringNull())
		}
	}
	if config.VerifyEmail.IsNull() {
		plan.VerifyEmail = unwritten(imported["verify_email"], state.VerifyEmail, types.BoolNull())
	}
	if config.Password.IsNull() {
		moved := holdsUnknownPassword(state) && !changesPassword(config, state, *plan)
		plan.Password = unwritten(moved, state.Password, types.StringNull())
	}

	renamed := false
	for _, t := range userTexts {
		renamed = renamed || t.identifier && !t.of(plan).Equal(*t.of(&state))
	}
	for _, t := range userTexts {
		if !t.unsettable && t.of(&config).IsNull() {
			*t.of(plan) = serverChosen(renamed && !(t.unread() && t.of(&state).IsNull()), *t.of(&state), types.StringUnknown())
		}
	}
	for _, f := range userFlags {
		if !f.of(&config).IsNull() {
			continue
		}
		// An administrator's password reset lifts an administrator's block, unless it is sent along.
		again := f.about != "" && !textNamed(f.about).of(plan).Equal(*textNamed(f.about).of(&state))
		*f.of(plan) = serverChosen(again, *f.of(&state), types.BoolUnknown())
	}
}

func unwritten[T attr.Value](leave bool, state, unset T) T {
	if leave {
		return state
	}
	return unset
}

func serverChosen[T attr.Value](again bool, state, unknown T) T {
	if again {
		return unknown
	}
	return state
}
