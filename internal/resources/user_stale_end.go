// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// imprint is what is managed of a user, by attribute and key, so that two of them tell what has changed.
type imprint map[string]string

// imprintOf leaves out what nobody may have written, for a destroy has no configuration: what Auth0 or an
// identity provider fills in, and what an import brought. A login changes nothing of the rest.
func imprintOf(m userModel, imported broughtIn) imprint {
	f := imprint{"blocked": digest(m.Blocked.String())}
	for _, t := range userTexts {
		if cell := t.of(&m); t.unsettable && !imported[t.name] && !m.fillsItself() && !cell.IsNull() {
			value := cell.ValueString()
			if t.folded {
				value = strings.ToLower(value)
			}
			f[t.name] = digest(value)
		}
	}
	for _, a := range userMetadata {
		if imported[a.name] {
			continue
		}
		for key, raw := range a.of(&m).Object() {
			f[a.name+" ("+key+")"] = digest(canonical(raw))
		}
	}
	return f
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawStdEncoding.EncodeToString(sum[:9])
}

// canonical is JSON without what has no meaning: white space, and the order of keys.
func canonical(raw json.RawMessage) string {
	var value any
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.UseNumber()
	if dec.Decode(&value) != nil {
		return string(raw)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return string(raw)
	}
	return string(text)
}

// changes names what is in one of the two only, or otherwise.
func (f imprint) changes(now imprint) []string {
	var changed []string
	for name, value := range f {
		if now[name] != value {
			changed = append(changed, name)
		}
	}
	for name := range maps.Keys(now) {
		if _, was := f[name]; !was {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	return changed
}

// sawAtPlan is what a plan to delete the user has seen, where that is not the state: Terraform up to 1.11 plans the
// end of what has left the configuration before it reads it, and a plan without a refresh does not read at all. Of somebody who
// leaves a roster it is the state: the plan that an apply makes of the change would see what is there by then.
func (r *userResource) sawAtPlan(ctx context.Context, state userModel, was private) imprint {
	if r.changing || r.data.StalePlan == "" || r.data.Client == nil || fateOf(state.OnDestroy.ValueString()) != people.Deletes {
		return nil
	}
	if _, read := r.data.People.Seen(state.ID.ValueString()); read {
		return nil
	}
	u, err := r.data.Users.Get(ctx, state.ID.ValueString(), known(ctx, was, state))
	if err != nil {
		return nil // The apply will say so, or the user is gone, which is what the plan is for.
	}
	return imprintOf(userFromAPI(state, u), broughtInFrom(ctx, was))
}

// staleEnd looks whether somebody has changed the user who is to be deleted since the plan was made. A user who is to be
// blocked is not looked at: nothing is lost by that, and somebody may be waiting for it.
func (r *userResource) staleEnd(ctx context.Context, state userModel, planned plannedDestroy, imported broughtIn) diag.Diagnostics {
	if r.data.StalePlan == "" {
		return nil
	}
	u, err := r.data.Client.Users.Get(ctx, state.ID.ValueString())
	if client.IsUserNotFound(err) || err != nil && r.data.StalePlan == run.StaleWarn {
		return nil
	}
	if err != nil {
		return diag.Diagnostics{apidiag.From(operation("delete", state, state), err)}
	}
	saw := planned.Saw
	if saw == nil {
		saw = imprintOf(state, imported)
	}
	return r.sayStale(state, saw.changes(imprintOf(userFromAPI(state, u), imported)), "delete")
}
