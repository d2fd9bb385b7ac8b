// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// preflight finds out which scopes the change from before to after, of which either may be nil, asks for. What
// is not known yet, an ID or the items, asks for nothing. A user who exists may have all that a new
// resource is to give, and then nothing is sent: that is no more than a warning.
func (r *assignmentResource) preflight(ctx context.Context, before, after *assignmentModel) diag.Diagnostics {
	if r.data.Preflight == nil {
		return nil
	}
	var has, wants, late []assignment.Item
	if before != nil {
		has = before.items
	}
	if after != nil {
		wants, late = after.items, after.late
	}
	gives, takes := assignment.Without(wants, has), has
	if before.sameAs(after) { // Otherwise what was before goes, with all of it.
		takes = assignment.Without(has, wants)
	}
	var needs []*operations.Operation
	if len(gives) > 0 || !r.whole && before == nil { // One is given, whatever it is, and whoever gets it.
		needs = append(needs, r.kind.assigning)
	}
	if len(takes) > 0 {
		needs = append(needs, r.kind.removing)
	}
	diags := r.overLimit(before, after)
	diags.Append(r.takenOnCreation(ctx, before, after)...)
	diags.Append(r.missingAhead(ctx, append(gives, assignment.Without(late, has)...))...)
	diags.Append(outOfReach(r.data)...)
	switch {
	case before != nil:
	case r.whole && after.key != nil && !r.data.People.IsApplied(after.userID()):
		diags.Append(needsScopesToRead(r.data, r.kind.reading)...)
	default:
		diags.Append(needsScopesLater(r.data, r.kind.reading)...)
	}
	if r.whole && before == nil && after.key != nil {
		return append(diags, mayNeedScopes(r.data, needs...)...)
	}
	return append(diags, requireScopes(r.data, needs...)...)
}

// onePage is how many of the things that exist are looked through ahead: those that one request lists.
const onePage = 100

// missingAhead says which of the items that the plan gives to a user the tenant does not have. That is a warning: another
// resource of the same apply may make it, unless it is a role, whose ID would not be known then.
func (r *assignmentResource) missingAhead(ctx context.Context, gives []assignment.Item) diag.Diagnostics {
	var diags diag.Diagnostics
	for _, item := range gives {
		if item.ID == "" {
			continue // Not known yet.
		}
		exist := r.data.Preflight.Names(ctx, r.kind.noun+" "+item.API, r.kind.listing, func(ctx context.Context) (map[string]string, error) {
			return r.kind.exist(ctx, r.data.Client, item.API, onePage)
		})
		if _, there := exist[item.ID]; exist == nil || there || !r.inRoster && !r.data.Preflight.First("missing "+r.kind.noun+" "+item.String()) {
			continue
		}
		text := fmt.Sprintf("The tenant has no %[1]s %[2]s, so Auth0 would refuse to assign it.\n\n"+
			"Check the spelling, and that the provider's domain is the right tenant. %[3]s",
			r.kind.noun, item, r.kind.hint)
		if item.API != "" {
			text += " If another resource of the same apply makes it, let this one wait for that with depends_on."
		}
		if named := r.kind.named(exist, item.ID); len(named) > 0 {
			text = fmt.Sprintf("%q is the name of a %s, not its ID, so Auth0 would refuse to assign it.\n\nWrite the ID: %s.", item.ID, r.kind.noun,
				strings.Join(named, " or "))
		}
		diags.Append(r.sayFew(upperFirst(r.kind.noun)+" Not Found", r.itemAttribute(), text)...)
	}
	return diags
}

// sayFew is the function of that name.
func (r *assignmentResource) sayFew(title, attribute, text string) diag.Diagnostics {
	return sayFew(r.data, r.inRoster, title, attribute, text)
}

// named are the IDs of those that have a text as their name, in whatever letter case.
func (k *assignable) named(exist map[string]string, text string) []string {
	var ids []string
	for id, name := range exist {
		if k.fromRoles && strings.EqualFold(name, text) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// itemAttribute is the one that names what is given.
func (r *assignmentResource) itemAttribute() string {
	if r.whole {
		return r.kind.nouns()
	}
	return r.kind.key[len(r.kind.key)-1]
}

// overLimit counts what the resources for one item give to a user. What the configuration alone gives is an error beyond the
// limit; with what the user was seen to have besides it is a warning, for somebody may take that away.
func (r *assignmentResource) overLimit(before, after *assignmentModel) diag.Diagnostics {
	if r.whole {
		return nil // One resource has them all, which is checked when it is validated.
	}
	if before != nil && !before.sameAs(after) {
		r.data.People.Tally(r.kind.noun, before.userID(), before.items[0].String(), true)
	}
	if after == nil || after.key == nil {
		return nil
	}
	left, taken := r.data.People.Tally(r.kind.noun, after.userID(), after.items[0].String(), false)
	most := r.kind.limits.Max
	at := path.Root(r.itemAttribute())
	if len(left) > most {
		if !r.data.Preflight.First("limit " + r.kind.noun + " " + after.userID()) {
			return nil
		}
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(at, "Too Many "+upperFirst(r.kind.nouns()), fmt.Sprintf(
			"A user can have at most %d %s in Auth0; resources of this configuration give the user %s more than that.\n\n%s",
			most, r.kind.nouns(), after.userID(), r.kind.advice))}
	}
	has := r.besides(after.userID(), left, taken)
	if before != nil || has+len(left) <= most || !r.data.Preflight.First("full "+r.kind.noun+" "+after.userID()) {
		return nil
	}
	return r.sayFew("Too Many "+upperFirst(r.kind.nouns()), r.itemAttribute(), fmt.Sprintf(
		"A user can have at most %[1]d %[2]s in Auth0. The user %[3]s has %[4]d now that are not in this configuration, and resources of this "+
			"configuration give the user %[5]d. Unless some are taken away before, Auth0 will refuse what comes last.\n\n%[6]s", most,
		r.kind.nouns(), after.userID(), has, len(left), r.kind.advice))
}

// besides is how many others the user was seen to have in this run; 0 where that was not seen.
func (r *assignmentResource) besides(userID string, left, taken []string) int {
	others := map[string]bool{}
	for _, listed := range r.kind.lists(r.data).Seen(userID) {
		if listed.Direct {
			others[listed.Item.String()] = true
		}
	}
	for _, ours := range slices.Concat(left, taken) {
		delete(others, ours)
	}
	return len(others)
}
