// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Keys of the private state by which the two halves of a replacement know of each other.
const (
	// presentLinkKey holds the link of the state, so that the half that creates knows what the other one
	// takes away; absent when nothing is replaced.
	presentLinkKey = "present_link"
	// nextLinkKey holds the link that is to follow, so that the half that unlinks can look first whether
	// it is possible at all.
	nextLinkKey = "next_link"
)

// plainLink is a link as private state has it.
type plainLink struct {
	UserID   string `json:"user_id"`
	Provider string `json:"provider"`
	ID       string `json:"id"` // Without prefix.
}

func linkOf(userID string, a account) plainLink { return plainLink{userID, a.provider, a.id} }

func (l plainLink) account() account { return account{l.Provider, l.ID} }

// linkFrom is the link under the key; nil for none.
func linkFrom(ctx context.Context, p private, key string) *plainLink {
	raw, _ := p.GetKey(ctx, key)
	var l plainLink
	if json.Unmarshal(raw, &l) != nil || l == (plainLink{}) {
		return nil
	}
	return &l
}

func (l *plainLink) remember(ctx context.Context, p privateWriter, key string) diag.Diagnostics {
	if l == nil {
		return p.SetKey(ctx, key, nil)
	}
	return setJSON(ctx, p, key, l)
}

// linkable finds what would keep the next link from being made once the present one is gone; nothing when the
// next account is the present one, which is free then. Fields of which nothing is known yet are not looked at.
// loss is what an account that is a user of its own loses by being linked.
func (r *userIdentity) linkable(ctx context.Context, attribute string, present, next plainLink) (loss, problem diag.Diagnostics) {
	if next.UserID != present.UserID && next.UserID != "" {
		if _, err := r.identitiesOf(ctx, next.UserID); err != nil {
			if client.IsUserNotFound(err) {
				return nil, diag.Diagnostics{r.noPrimary(ctx, next.UserID)}
			}
			return nil, diag.Diagnostics{r.notLooked(next, err)}
		}
	}
	if next.account() == present.account() {
		return nil, nil
	}
	loss, err := r.lossWarning(ctx, next.account())
	switch {
	case err == nil:
		return loss, nil
	case !client.IsUserNotFound(err):
		return nil, diag.Diagnostics{r.notLooked(next, err)}
	}
	if next.UserID != "" {
		all, err := r.identitiesOf(ctx, next.UserID)
		if err == nil && next.account().in(all) > 0 {
			return nil, nil // Linked by somebody else meanwhile: it is taken over.
		}
	}
	return nil, diag.Diagnostics{r.notLinkable(ctx, attribute, present, next)}
}

func (r *userIdentity) notLooked(next plainLink, err error) diag.Diagnostic {
	return apidiag.From(linkOperation("look for", next.account(), next.UserID), err)
}

func (r *userIdentity) notLinkable(ctx context.Context, attribute string, present, next plainLink) diag.Diagnostic {
	why := "there is no such user: it may be misspelt, or deleted"
	if primary := primaryOf(ctx, r.data.Client, next.account()); primary != "" {
		why = "it is linked to the user " + primary + " already; unlink it there first"
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(attribute), "Account Cannot Be Linked", fmt.Sprintf(
		"The account %s cannot be linked: %s.\n\n"+
			"The replacement would unlink the account %s from the user %s first, and then fail. Nothing was changed. "+
			"Check identity_provider and identity_user_id. If this configuration creates the account as well, refer to it by "+
			"the attribute id of its resource.",
		next.account().fullID(), why, present.account().fullID(), present.UserID))
}

// planNext checks the half of a replacement that creates, of which the CLI shows errors only, and passes the
// link on to the half that destroys. Where nothing is replaced, it tells what the link costs.
func (r *userIdentity) planNext(ctx context.Context, config, plan linkedModel, from private, to privateWriter) diag.Diagnostics {
	diags := config.nameable()
	named := config.account()
	present, checked := linkFrom(ctx, from, presentLinkKey), linkFrom(ctx, from, nextLinkKey)
	diags.Append((*plainLink)(nil).remember(ctx, to, presentLinkKey)...)
	if diags.HasError() || named == (account{}) || r.data == nil || r.data.Client == nil {
		return diags
	}
	next := linkOf(plan.UserID.ValueString(), named)
	diags.Append(next.pointer().remember(ctx, to, nextLinkKey)...)
	switch {
	case present == nil && r.data.Looks.Take(named.fullID()): // By the half that unlinks.
	case present == nil:
		loss, _ := r.lossWarning(ctx, named) // That the look fails is no reason not to plan: nothing is at stake.
		diags.Append(loss...)
	case checked == nil || *checked != next:
		_, problem := r.linkable(ctx, config.naming(), *present, next)
		diags.Append(problem...)
	}
	if present != nil && client.TokenExpired(config.token().ValueString(), time.Now()) {
		diags.AddAttributeError(path.Root(config.naming()), "ID Token Expired", fmt.Sprintf(
			"The token has expired. The replacement would unlink the account %s from the user %s first, and then fail. Nothing was changed.\n\n"+
				"Let the person sign in again and use the new token.", present.account().fullID(), present.UserID))
	}
	return diags
}

func (l plainLink) pointer() *plainLink { return &l }
