// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

const changedSincePlan = "User Changed Since the Plan"

// nowOr returns the user as it is at this moment: as it was just read for another reason, or read here.
func (r *userResource) nowOr(ctx context.Context, now *client.User, state userModel) (*client.User, error) {
	if now != nil {
		return now, nil
	}
	return r.data.Client.Users.Get(ctx, state.ID.ValueString())
}

// staleChange looks whether somebody has changed what this change is about since the plan was made: the
// state of an update is what the plan has read, in a saved plan too. It returns the user, if it looked.
func (r *userResource) staleChange(
	ctx context.Context, config, state, plan userModel, imported broughtIn, patch client.UpdateUserRequest,
) (*client.User, diag.Diagnostics) {
	if r.data.StalePlan == "" || patch.IsEmpty() {
		return nil, nil
	}
	u, err := r.data.Client.Users.Get(ctx, state.ID.ValueString())
	if err != nil {
		if r.data.StalePlan == run.StaleWarn {
			return nil, nil
		}
		return nil, diag.Diagnostics{apidiag.From(operation("update", config, plan), err)}
	}
	return u, r.sayStale(state, changedBesides(config, state, plan, imported, u), "change")
}

// sayStale words what was changed; nothing for no attributes.
func (r *userResource) sayStale(state userModel, changed []string, verb string) diag.Diagnostics {
	if len(changed) == 0 {
		return nil
	}
	subject := who(state.subject(), state.ID.ValueString())
	is := fmt.Sprintf("Since the plan was made, somebody else has changed the user %s at Auth0: %s.", subject, strings.Join(changed, ", "))
	if r.data.StalePlan == run.StaleWarn {
		return diag.Diagnostics{diag.NewWarningDiagnostic(changedSincePlan, fmt.Sprintf(
			"%s The apply went on to %s the user all the same, because of stale_plan = \"warn\" in the provider block: what "+
				"was planned otherwise is lost.", is, verb))}
	}
	text := fmt.Sprintf("%s The plan does not know that, so the apply did not %s the user (stale_plan = \"fail\" in the provider block).\n\n"+
		"Plan again: the new plan shows what is there now, and what would become of it.", is, verb)
	d := diag.Diagnostic(diag.NewErrorDiagnostic(changedSincePlan, text))
	if attribute, _, _ := strings.Cut(changed[0], " "); verb == "change" {
		d = diag.WithPath(path.Root(attribute), d)
	}
	return diag.Diagnostics{d}
}

// changedBesides names what the configuration manages, or the plan unsets, and is no longer as the plan has
// read it. What somebody else has changed to what the plan wants is not among it.
func changedBesides(config, state, plan userModel, imported broughtIn, u *client.User) []string {
	now := userFromAPI(state, u)
	var changed []string
	for _, t := range userTexts {
		was, is, wants := *t.of(&state), *t.of(&now), *t.of(&plan)
		managed := !t.of(&config).IsNull() || t.unsettable && !was.IsNull() && wants.IsNull()
		if managed && !t.same(is, was) && !t.same(is, wants) {
			changed = append(changed, t.name)
		}
	}
	for _, f := range userFlags {
		is := *f.of(&now)
		if !f.of(&config).IsNull() && !is.Equal(*f.of(&state)) && !is.Equal(*f.of(&plan)) {
			changed = append(changed, f.name)
		}
	}
	for _, a := range userMetadata {
		owned := a.of(&state).Object()
		switch all := state.ownsAllMetadata() && plan.ownsAllMetadata(); {
		case a.of(&state).IsNull():
			continue // Nothing of it was managed.
		case imported[a.name] && !all:
			owned = metadata.Project(owned, a.of(&config).Object())
		case all:
			owned = union(owned, metadata.FromRaw(a.read(u)))
		}
		changed = append(changed, keysChanged(a, owned, state, plan, u)...)
	}
	return changed
}

// same compares two values of the text.
func (t textAttribute) same(a, b optionalText) bool {
	if a.IsNull() || b.IsNull() {
		return a.IsNull() && b.IsNull()
	}
	return a.ValueString() == b.ValueString() || t.folded && tfvalue.SameFolded(a.ValueString(), b.ValueString())
}

// keysChanged names the attribute with those of the keys whose values are neither those of the state nor those
// of the plan.
func keysChanged(a metadataAttribute, owned metadata.Object, state, plan userModel, u *client.User) []string {
	was, wants, is := a.of(&state).Object(), a.of(&plan).Object(), metadata.FromRaw(a.read(u))
	var keys []string
	for key := range owned {
		only := metadata.Object{key: json.RawMessage("true")}
		now := metadata.Project(is, only)
		if !metadata.Equal(now, metadata.Project(was, only)) && !metadata.Equal(now, metadata.Project(wants, only)) {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	return []string{a.name + " (" + strings.Join(keys, ", ") + ")"}
}

// union has the keys of both.
func union(a, b metadata.Object) metadata.Object {
	all := metadata.Object{}
	for _, o := range []metadata.Object{a, b} {
		for key, value := range o {
			all[key] = value
		}
	}
	return all
}
