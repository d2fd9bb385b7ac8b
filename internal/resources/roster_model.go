// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// roster is a configuration, plan or state of auth0users_roster.
type roster struct {
	connection, ownership, onConflict, onDestroy, customDomain, importJobs types.String
	maxDeletions, passwordsVersion                                         types.Int64
	hashesVersion                                                          types.Int64
	passwords, hashes, factors                                             map[string]types.String // Write-only, by key.

	people map[string]person
	// mapped says that the attribute users is written, perhaps with nobody in it.
	mapped bool
	// twice are the keys that both a block and users have.
	twice []string
	// nobody are the keys of users that have null in place of a person.
	nobody []string
	// unknown names the attribute of which nobody knows yet who the people in it are, because the configuration makes
	// them of something that is only known after apply; "" when all are known.
	unknown string
}

// The two places where a configuration has people: blocks, and a map. Both are maps by key on the wire.
const (
	inBlocks = "user"
	inMap    = "users"
)

// person is one of a roster: a user, with what the roster says of all of them.
type person struct {
	userModel
	// Written is user_id as the configuration has it. That of the user is always the ID.
	written types.String
	roles   roleSet
	// mapped says that the person is in users, and not in a block.
	mapped bool
	// weighed says that adopted_ids has the key: the person came with on_conflict = "adopt", and was taken over or made.
	weighed bool
	// hash and factors are write-only: what an import job can bring besides.
	hash, factors types.String
}

// place is the attribute of the roster that has the person.
func (p person) place() string {
	if p.mapped {
		return inMap
	}
	return inBlocks
}

// as is the person with other attributes of the user.
func (p person) as(u userModel) person {
	return person{userModel: u, written: p.written, roles: p.roles, mapped: p.mapped, weighed: p.weighed}
}

// exists reports whether the person has an account, as far as the value tells.
func (p person) exists() bool { return p.ID.ValueString() != "" }

// adopts reports whether the person, who is new to the roster, takes over an account that exists.
func (p person) adopts() bool { return p.AdoptedUserID.ValueString() != "" }

// cells are the attributes of a person, of which user_id has its own rule.
func (p *person) cells() []cell {
	all := make([]cell, 0, 16)
	all = append(all, cell{"user_id", false, &p.written}, cell{"verify_email", false, &p.VerifyEmail})
	for _, t := range userTexts {
		all = append(all, cell{t.name, true, t.of(&p.userModel)})
	}
	for _, f := range userFlags {
		all = append(all, cell{f.name, true, f.of(&p.userModel)})
	}
	for _, a := range userMetadata {
		all = append(all, cell{a.name, true, &a.of(&p.userModel).StringValue})
	}
	return all
}

// equals reports whether two people have the same ID and the same written about them.
func (p *person) equals(o *person) bool {
	others := o.cells()
	for i, c := range p.cells() {
		if !c.value().Equal(others[i].value()) {
			return false
		}
	}
	return p.ID.Equal(o.ID)
}

// set takes over a value of the same kind.
func (c cell) set(v attr.Value) {
	switch at := c.at.(type) {
	case *basetypes.StringValue:
		*at, _ = v.(basetypes.StringValue)
	case *types.Bool:
		*at, _ = v.(types.Bool)
	}
}

// knowNothing makes null of what is unknown.
func (c cell) knowNothing() {
	switch at := c.at.(type) {
	case *basetypes.StringValue:
		if at.IsUnknown() {
			*at = types.StringNull()
		}
	case *types.Bool:
		if at.IsUnknown() {
			*at = types.BoolNull()
		}
	}
}

// spread gives every person what the roster says of all of them.
func (r *roster) spread() {
	for key, p := range r.people {
		p.ConnectionName, p.MetadataOwnership, p.OnConflict, p.OnDestroy = r.connection, r.ownership, r.onConflict, r.onDestroy
		p.CustomDomainHeader, p.PasswordWOVersion, p.PasswordWO = r.customDomain, r.passwordsVersion, r.passwords[key]
		p.hash, p.factors = r.hashes[key], r.factors[key]
		p.UserID = tfvalue.UserID{StringValue: p.written}
		if p.written.IsNull() && p.exists() {
			p.UserID = tfvalue.NewUserID(p.ID.ValueString())
		}
		r.people[key] = p
	}
}

// subject is what messages call the roster.
func (r *roster) subject() string { return "of the connection " + r.connection.ValueString() }

// keys are those of the people, sorted.
func (r *roster) keys() []string { return slices.Sorted(maps.Keys(r.people)) }

// having is how many of the people have an account.
func (r *roster) having() int {
	n := 0
	for _, p := range r.people {
		if p.exists() {
			n++
		}
	}
	return n
}
