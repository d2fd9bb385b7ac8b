// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package run is what one run of the CLI shares: [Data] is what the configured provider hands to its
// resources, data sources, actions and list resources (the ProviderData of the framework). A run here
// is one plan or one apply: the CLI configures the provider anew for each.
package run

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/lists"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/roles"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
	"github.com/auth0users/terraform-provider-auth0users/internal/writing"
)

// Data lives for one run of the CLI and is shared by everything in it. A new one is
// made by every Configure.
type Data struct {
	// Client talks to the tenant; nil while Unknown is not empty.
	Client *client.Client
	// Users reads users with few requests; nil while Client is.
	Users *users.Reader
	// Roles knows from the members of roles who has them; nil while Client is.
	Roles *roles.Reader
	// UserRoles and UserPermissions are the lists of users that assignments share;
	// nil when each reads its own.
	UserRoles, UserPermissions *lists.Shared[assignment.Listed]
	// RoleWrites assigns roles that come at the same time together; nil while Client is.
	RoleWrites *writing.Roles
	// Unknown names the provider attribute whose value the CLI does not know yet
	// (a credential that another resource creates in the same apply).
	Unknown string
	// Variable is the environment variable of that attribute; "" when it has none.
	Variable string
	// DeletionProtection turns every planned deletion of a user into an error.
	DeletionProtection bool
	// StalePlan is what happens when a user is no longer what the plan was made from: [StaleFail],
	// [StaleWarn], or "" when nobody looks.
	StalePlan string
	// People knows which objects of this run hold which users.
	People people.Ledger
	// Finder looks for users who exist already; nil while Client is.
	Finder *users.Finder
	// UserTurns has the changes of one user (by full ID) done one after the other.
	UserTurns Turns
	// MethodTurns keeps the creation of one authentication method of a user (by full
	// ID) out of the replacement of all of them.
	MethodTurns Turns
	// Preflight knows what an apply would be refused; nil for nothing.
	Preflight *preflight.Run
	// Connections are what [Data.Connection] has looked up.
	Connections Connections
	// Looks are the accounts, by full ID, of which the run has found out that they can be linked, before it
	// unlinked another one to make room for them.
	Looks Looks
}

// Values of [Data.StalePlan].
const (
	// StaleFail leaves the user as it is, with an error.
	StaleFail = "fail"
	// StaleWarn goes on, and says what was changed.
	StaleWarn = "warn"
)

// SetClient makes the readers of the run. With direct they combine nothing: each resource is read with a request
// of its own.
func (d *Data) SetClient(c *client.Client, direct bool) {
	d.Client = c
	d.Users = users.New(c.Users, direct)
	d.Finder = users.NewFinder(c.Users)
	d.Roles = roles.New(c.Roles, c.Roles.Users, d.Users, direct)
	d.RoleWrites = writing.NewRoles(c.Users.Roles, c.Roles.Users, func() bool { return c.MayCall(operations.AssignRoleUsers) }, c.Rationed)
	if !direct {
		d.UserRoles = lists.New[assignment.Listed]()
		d.UserPermissions = lists.New[assignment.Listed]()
	}
}

// From is the type assertion that every Configure method needs. Before the
// provider is configured (when the CLI only validates) it returns nil and no error.
func From(providerData any) (*Data, diag.Diagnostics) {
	if providerData == nil {
		return nil, nil
	}
	data, ok := providerData.(*Data)
	if !ok {
		return nil, diag.Diagnostics{diag.NewErrorDiagnostic("Unexpected Provider Data",
			fmt.Sprintf("Expected *run.Data, got %T. Please report this to the provider's developers.", providerData))}
	}
	return data, nil
}

// RequireClient returns the diagnostic that says why there is no client; nothing when there is one.
func (d *Data) RequireClient(purpose string) diag.Diagnostics {
	if d != nil && d.Client != nil {
		return nil
	}
	attribute := "domain"
	if d != nil && d.Unknown != "" {
		attribute = d.Unknown
	}
	instead := "an input variable"
	if d != nil && d.Variable != "" {
		instead += " or the environment variable " + d.Variable
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("Provider Configuration Not Known Yet", fmt.Sprintf(
		"Unable to %s: the provider attribute %s depends on something that is only known after apply.\n\n"+
			"Apply the resources it depends on first (for example with -target), or give the value through %s.",
		purpose, path.Root(attribute), instead))}
}
