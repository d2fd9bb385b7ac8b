// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfwire"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// roleSet is the attribute roles of a person: all roles that the person has, where it is written.
type roleSet struct {
	// managed says that it is written, and unknown that it, or one of the IDs, is known after the apply only.
	managed, unknown bool
	ids              []string // Sorted, each once.
	// written are the elements where one is unknown, and nil where all are: the CLIs take no plan with less than the
	// configuration says.
	written []types.String
}

var rolesType = tftypes.Set{ElementType: tftypes.String}

func rolesOn(ids []string) roleSet {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return roleSet{managed: true, ids: slices.Compact(ids)}
}

// receive takes over the next value of the wire.
func (s *roleSet) receive(r *tfwire.Reader) error {
	var written []types.String
	unknown := false
	there, err := r.Elements(func() error {
		id, err := r.Text()
		written, unknown = append(written, id), unknown || id.IsUnknown()
		return err
	})
	switch {
	case err != nil:
		return fmt.Errorf("attribute roles: %w", err)
	case there == tfwire.Null:
		*s = roleSet{}
	case there == tfwire.Unknown || unknown:
		*s = roleSet{managed: true, unknown: true, written: written}
	default:
		ids := make([]string, len(written))
		for i, id := range written {
			ids[i] = id.ValueString() // "" for null, which is refused.
		}
		*s = rolesOn(ids)
	}
	return nil
}

// send is the opposite of receive.
func (s roleSet) send(w *tfwire.Writer) {
	switch {
	case !s.managed:
		w.Null()
	case s.unknown && s.written == nil:
		w.Unknown()
	case s.unknown:
		w.Elements(len(s.written))
		for _, id := range s.written {
			w.Text(id)
		}
	default:
		w.Elements(len(s.ids))
		for _, id := range s.ids {
			w.Text(types.StringValue(id))
		}
	}
}

func (s roleSet) equals(o roleSet) bool {
	return s.managed == o.managed && s.unknown == o.unknown && slices.Equal(s.ids, o.ids)
}

func (s roleSet) validate() diag.Diagnostics {
	diags := assignableRoles.tooMany(len(s.ids))
	for _, id := range s.ids {
		if n := utf8.RuneCountInString(id); n == 0 || n > maxRoleID {
			diags.AddAttributeError(path.Root("roles"), "Invalid Role ID", fmt.Sprintf(
				"%q is no ID of a role: those are like rol_aB3dE5fG7hI9jK1l. %s", id, assignableRoles.hint))
		} else if blank := validators.NotBare(id); blank != "" {
			diags.AddAttributeError(path.Root("roles"), "Invalid Role ID", blank)
		}
	}
	return diags
}

// allRoles is the code of auth0users_user_roles.
func (s Roster) allRoles() *assignmentResource {
	return &assignmentResource{kind: assignableRoles, whole: true, inRoster: true, data: s.Data}
}

// planRoles says what Auth0 would refuse about the roles of a person, and who else manages them.
func (p *rosterPlan) planRoles(ctx context.Context, is person, prior, plan roleSet) diag.Diagnostics {
	if !plan.managed {
		return nil
	}
	var diags diag.Diagnostics
	id := is.ID.ValueString()
	if id != "" {
		diags.Append(p.rolesTwice(id)...)
	}
	takes := len(assignment.Without(prior.ids, plan.ids)) > 0
	if id != "" && !prior.managed {
		lost, said := p.rolesBecomeManaged(ctx, is, plan)
		diags.Append(said...)
		takes = lost
	}
	if p.Data.Client == nil || plan.unknown || plan.equals(prior) {
		return append(diags, outOfReach(p.Data)...)
	}
	diags.Append(plan.validate()...)
	gives := assignment.Without(plan.ids, prior.ids)
	if len(gives) > 0 {
		diags.Append(requireScopes(p.Data, operations.AssignUserRoles)...)
		if id == "" || prior.managed {
			diags.Append(needsScopesLater(p.Data, operations.ListUserRoles)...)
		}
		diags.Append(p.allRoles().missingAhead(ctx, rolesOf(gives))...)
	}
	if takes {
		diags.Append(requireScopes(p.Data, operations.RemoveUserRoles)...)
	}
	return append(diags, outOfReach(p.Data)...)
}

// rolesBecomeManaged says what somebody loses whose roles were not the roster's before, and reports whether that is anything.
func (p *rosterPlan) rolesBecomeManaged(ctx context.Context, is person, plan roleSet) (takes bool, diags diag.Diagnostics) {
	id := is.ID.ValueString()
	name := who(is.subject(), id)
	const from = "The roster has not managed the roles of the user %s before, and does from now on. "
	declared := rolesOf(plan.ids)
	for _, written := range plan.written { // Where some are not known yet.
		if isKnown(written) {
			declared = append(declared, rolesOf([]string{written.ValueString()})...)
		}
	}
	switch lost, look := p.allRoles().lost(ctx, id, declared); {
	case look == preflight.NotSeen || p.Data.Preflight == nil:
		diags.AddAttributeWarning(path.Root("roles"), "Roles"+becomeManaged, fmt.Sprintf(
			from+"Roles that are not written are taken away, and the plan has not looked which ones the user has.\n\n"+
				"Write all roles that the user is to keep, or leave roles out.", name))
	case len(lost) > 0:
		takes = true
		diags.AddAttributeWarning(path.Root("roles"), "Roles"+takenAway, fmt.Sprintf(
			from+"The apply takes away what is not written%s: %s.\n\nWrite these roles too to keep them, or leave roles out.",
			name, unlessDeclared(plan.unknown), strings.Join(lost, ", ")))
	}
	// The apply reads them before it takes any away, other than those of a user whom it makes itself.
	diags.Append(requireScopes(p.Data, operations.ListUserRoles)...)
	return takes, diags
}

// rolesTwice says that another resource manages the roles as well. One that is destroyed would take them away.
func (p *rosterPlan) rolesTwice(id string) diag.Diagnostics {
	clash := p.Data.People.RecordSet(p.Data.People.NewObject(), assignableRoles.noun, id, true, false)
	switch clash {
	case people.NoSetClash:
		return nil
	case people.WholeDestroyed:
		return overlap(clash, assignableRoles.noun, id, true)
	}
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("roles"), "Roles Managed Twice", fmt.Sprintf(
		"The roles of the user %s are managed by this roster, which removes whatever it does not declare, and by another resource. Every apply "+
			"undoes something of the one or the other.\n\n"+
			"Write all roles here, or remove roles here and leave them to the other resource.", id))}
}

// readRoles brings the roles of a person up to date: from the members of the roles where these know nothing else.
func (r *rosterRead) readRoles(ctx context.Context, id string, prior roleSet) (roleSet, diag.Diagnostics) {
	if !prior.managed || r.Data.Roles.HasExactly(ctx, id, prior.ids) {
		return prior, nil
	}
	now, err := assignableRoles.assigned(ctx, r.Data.Client, id)
	if err != nil {
		return prior, diag.Diagnostics{apidiag.From(ofUser("read", "roles", id), err)}
	}
	return rolesOn(idsOf(now)), nil
}

// giveRoles gives everybody the roles of the plan, after the users are as planned. All begin at once, so that one
// request gives a role to a hundred of them.
func (a *rosterApply) giveRoles(ctx context.Context) {
	var keys []string
	for _, key := range a.plan.keys() {
		is, has := a.state[key]
		switch planned := a.plan.people[key].roles; {
		case !has || planned.equals(is.roles):
		case !planned.managed:
			is.roles = planned // From now on they are somebody else's.
			a.state[key] = is
		default:
			keys = append(keys, key)
		}
	}
	failed := func(key string, diags diag.Diagnostics) { a.remarks.about(key, a.plan.people[key], diags) }
	if a.Data.RoleWrites != nil {
		a.Data.RoleWrites.Announce(len(keys), readers)
	}
	left := a.each(ctx, keys, readers, "giving roles to people of "+RosterType, func(key string) {
		now, diags := a.rolesOf(ctx, key)
		failed(key, diags)
		a.mu.Lock()
		is := a.state[key]
		is.roles = now
		a.state[key] = is
		a.mu.Unlock()
		a.progress(ctx, "giving roles to people of "+RosterType, len(keys))
	}, failed)
	for _, key := range left {
		failed(key, diag.Diagnostics{diag.NewErrorDiagnostic("Roles Not Reached", "The run was interrupted before it came to the roles of this "+
			"person.\n\nPlan and apply again.")})
	}
}

// rolesOf gives one person the roles of the plan, and returns those that the person has then.
func (a *rosterApply) rolesOf(ctx context.Context, key string) (roleSet, diag.Diagnostics) {
	a.mu.Lock()
	is := a.state[key]
	a.mu.Unlock()
	planned, id := a.plan.people[key].roles, is.ID.ValueString()
	if diags := planned.validate(); diags.HasError() { // It may have been unknown before.
		return is.roles, diags
	}
	r := a.allRoles()
	current := rolesOf(is.roles.ids)
	if nothing := r.kind.aboutToChange(a.Data, id); !nothing && !is.roles.managed {
		var err error
		if current, err = r.kind.assigned(ctx, a.Data.Client, id); err != nil {
			return is.roles, diag.Diagnostics{apidiag.From(ofUser("read", "roles", id), err)}
		}
	}
	_, refused := r.send(ctx, id, current, rolesOf(planned.ids))
	if refused == nil {
		return planned, nil
	}
	return rolesOn(idsOf(refused.now)), r.problem(ctx, assignmentModel{key: []string{id}, items: rolesOf(planned.ids)}, refused)
}
