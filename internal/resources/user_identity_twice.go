// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

const linkNoun = "linked account"

// belongingOf is the link, as the ledger of the run knows it. An account that is unlinked for a moment is a user of its
// own for that moment, who may sign in although the other one is blocked.
func (r *userIdentity) belongingOf(userID string, a account) belonging {
	return belonging{
		Belonging: people.Belonging{Noun: linkNoun, UserID: userID, Thing: a.fullID()}, data: r.data, momentHurts: true,
		what: "the linked account " + a.fullID(),
	}
}

// planUnlinking decides what becomes of the link when its object goes: it stays where another object has it.
func (r *userIdentity) planUnlinking(
	ctx context.Context, gone linkedModel, was private, out privateWriter,
) (stays bool, diags diag.Diagnostics) {
	if r.data == nil {
		return false, nil
	}
	b := r.belongingOf(gone.UserID.ValueString(), gone.account())
	taking, diags := b.planTaking(ctx, was, out)
	if taking == people.Unsure {
		return true, append(diags, b.refuseTaking()...)
	}
	return taking != people.Take, diags
}

// planLinking notes that an object has the link after this run, if it is known already which one that is.
func (r *userIdentity) planLinking(userID types.String, a account, gives bool) diag.Diagnostics {
	if r.data == nil || userID.IsUnknown() || a == (account{}) {
		return nil
	}
	return append(r.belongingOf(userID.ValueString(), a).planKeeping(gives), r.goesWithUser(userID.ValueString(), a)...)
}
