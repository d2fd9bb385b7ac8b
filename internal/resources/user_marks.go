// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// identifiers are what the service recognises a user by, as far as the values are known.
func (m userModel) identifiers() []people.Mark {
	connection := m.ConnectionName.ValueString()
	var marks []people.Mark
	for _, t := range userTexts {
		if value := t.of(&m); t.identifier && !value.IsUnknown() && value.ValueString() != "" {
			marks = append(marks, people.NewMark(connection, t.name, value.ValueString()))
		}
	}
	// IDs are unique in the tenant, not only in a connection.
	switch {
	case m.ID.ValueString() != "":
		marks = append(marks, people.NewMark("", people.UserID, m.ID.ValueString()))
	case m.UserID.ValueString() != "":
		marks = append(marks, people.NewMark("", people.UserID, idPrefix(connection)+tfvalue.BareUserID(m.UserID.ValueString())))
	}
	return marks
}

// wanted is the user whom the plan describes, for a look-up.
func (m userModel) wanted() users.Wanted {
	w := users.Wanted{
		Connection: m.ConnectionName.ValueString(),
		Email:      m.Email.ValueString(), Username: m.Username.ValueString(), PhoneNumber: m.PhoneNumber.ValueString(),
	}
	if m.UserID.ValueString() != "" {
		w.ID = idPrefix(w.Connection) + tfvalue.BareUserID(m.UserID.ValueString())
	}
	return w
}

// Keys of the private data that a plan hands on. None ever rests in the state: a destroy must
// rest on the plan that is being applied.
const (
	// objectKey holds what planning a change tells the creating half of a replacement.
	objectKey = "planned_object"
	// destroyKey holds what the plan said about the destruction; without it nothing is destroyed.
	destroyKey = "planned_destroy"
)

// plannedObject is the user of an object, as the planning of a change saw it. The CLI plans a
// replacement as a change and then as a creation, and hands the private data of the first to the
// second: nothing else tells a creation that it is half of a replacement.
type plannedObject struct {
	Object     people.Object `json:"object"`
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	Connection string        `json:"connection"`
	OnDestroy  string        `json:"on_destroy,omitempty"`
	Holds      []people.Mark `json:"holds"`
	// Replaces says that the change itself asked for the replacement; otherwise the CLI was told to
	// (-replace, replace_triggered_by).
	Replaces bool `json:"replaces,omitempty"`
	// Blocked says that the user is blocked.
	Blocked bool `json:"blocked,omitempty"`
}

// plannedDestroy is what the plan said about a destruction.
type plannedDestroy struct {
	// ID is the full ID of the user whom the plan named; "" where the plan is that of a creation
	// which could not know that it replaces a tainted object.
	ID string `json:"id"`
	// Forget says that another object has the user by then.
	Forget bool `json:"forget,omitempty"`
	// Saw is what the plan has read of the user, where the state of the destroy is older than that.
	Saw imprint `json:"saw,omitempty"`
	// Creates says that a new user is to take the place, with the identifiers of Wants, or that the
	// user Adopts is taken over.
	Creates bool `json:"creates,omitempty"`
	// Open says that the configuration of the new user does not write blocked.
	Open bool `json:"open,omitempty"`
	// Connection is that of the new user.
	Connection string        `json:"connection,omitempty"`
	Adopts     string        `json:"adopts,omitempty"`
	Wants      []people.Mark `json:"wants,omitempty"`
	// Obstacle is why Auth0 would refuse the new user; "" where nothing is known. A tainted user looks like a new one, so
	// the plan only warns.
	Obstacle string `json:"obstacle,omitempty"`
	// Holder is the full ID of the user who has what the new one needs, where that is the obstacle.
	Holder string `json:"holder,omitempty"`
	// Late says that Wants lacks an identifier which the plan did not know yet.
	Late bool `json:"late,omitempty"`
}

func plannedObjectFrom(ctx context.Context, p private) (planned plannedObject, ok bool) {
	return planned, fromPrivate(ctx, p, objectKey, &planned)
}

func plannedDestroyFrom(ctx context.Context, p private) (planned plannedDestroy, ok bool) {
	return planned, fromPrivate(ctx, p, destroyKey, &planned)
}

func fromPrivate(ctx context.Context, p private, key string, out any) bool {
	if p == nil {
		return false
	}
	raw, diags := p.GetKey(ctx, key)
	return !diags.HasError() && len(raw) > 0 && json.Unmarshal(raw, out) == nil
}

// forgetPlan takes out of the private data what belongs to one plan only.
func forgetPlan(ctx context.Context, p privateWriter) diag.Diagnostics {
	diags := p.SetKey(ctx, objectKey, nil)
	diags.Append(p.SetKey(ctx, destroyKey, nil)...)
	diags.Append(p.SetKey(ctx, leaveKey, nil)...)
	return diags
}

// fateOf is what destroying the resource does to its user.
func fateOf(onDestroy string) people.Fate {
	switch onDestroy {
	case destroyBlock:
		return people.Blocks
	case destroyKeep:
		return people.Forgets
	}
	return people.Deletes
}
