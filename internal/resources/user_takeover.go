// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/profile"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// seenOf is what a read found and the state does not hold: the plan of the same run speaks of it.
func seenOf(state userModel, u *client.User) people.Seen {
	seen := people.Seen{ProfileBytes: profile.Size(u)}
	for _, a := range userMetadata {
		*a.foreign(&seen) = metadata.Foreign(metadata.FromRaw(a.read(u)), a.of(&state).Object())
	}
	return seen
}

// takeOverKeys adds to a patch the removal of the keys that a switch to full ownership takes over.
// The plan said that all of them go, and what they are is read now: a plan hands on what it has
// read only through the state, where names of other people's keys do not belong.
func (r *userResource) takeOverKeys(
	ctx context.Context, state, plan userModel, patch client.UpdateUserRequest, now *client.User,
) (client.UpdateUserRequest, diag.Diagnostics) {
	if !slices.ContainsFunc(userMetadata, func(a metadataAttribute) bool { return takesOver(state, *a.of(&state), plan, *a.of(&plan)) }) {
		return patch, nil
	}
	u, err := r.nowOr(ctx, now, state)
	if err != nil {
		return patch, diag.Diagnostics{apidiag.From(operation("read", plan, plan), err)}
	}
	seen := seenOf(state, u)
	for _, a := range userMetadata {
		*a.update(&patch) = withoutForeign(*a.update(&patch), state, *a.of(&state), plan, *a.of(&plan), *a.foreign(&seen))
	}
	return patch, nil
}

// withoutForeign adds the removal of the keys that nobody declared to a patch.
func withoutForeign(
	patch client.Field[json.RawMessage], state userModel, was tfvalue.Metadata, plan userModel, planned tfvalue.Metadata, foreign []string,
) client.Field[json.RawMessage] {
	if !takesOver(state, was, plan, planned) {
		return patch
	}
	sent := metadata.Object{}
	if raw, set := patch.Get(); set {
		sent = metadata.FromRaw(raw)
	}
	declared := planned.Object()
	for _, key := range foreign {
		if _, ours := declared[key]; !ours {
			sent[key] = json.RawMessage("null")
		}
	}
	if len(sent) == 0 {
		return patch
	}
	return client.Set(sent.Raw())
}

// takesOver reports whether this plan is the one with which Terraform comes to own
// all keys of a metadata attribute.
func takesOver(state userModel, was tfvalue.Metadata, plan userModel, planned tfvalue.Metadata) bool {
	return plan.ownsAllMetadata() && !planned.IsNull() && (!state.ownsAllMetadata() || was.IsNull())
}
