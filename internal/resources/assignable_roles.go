// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/lists"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// assignableRoles are the tenant's roles. A user may have 50, as Auth0 documents. It
// publishes no maximum of one request: all that a user may have go into one.
var assignableRoles = &assignable{
	noun:   "role",
	limits: assignment.Limits{Max: 50, Batch: 50},
	hint:   "The dashboard lists roles with their IDs (rol_...) under User Management > Roles.",
	advice: "Put permissions that go together into one role, and assign that.",

	key:  []string{"user_id", "role_id"},
	name: "name",
	identity: identityschema.Schema{Attributes: map[string]identityschema.Attribute{
		"user_id": userIDIdentity(),
		"role_id": identityAttribute("ID of the role, such as rol_aB3dE5fG7hI9jK1l."),
	}},
	parse: func(id string) ([]string, bool) {
		userID, roleID, ok := importid.ParseUserRole(id)
		return []string{userID, roleID}, ok
	},
	form:    "the full ID of the user and the ID of the role, with two colons between them",
	example: importid.UserRole(exampleUserID, "rol_aB3dE5fG7hI9jK1l"),

	element: types.StringType,
	value:   func(item assignment.Item) attr.Value { return types.StringValue(item.ID) },
	item: func(v attr.Value) assignment.Item {
		id, _ := v.(types.String)
		return assignment.Item{ID: id.ValueString()}
	},
	validate: validateRole,

	list: func(ctx context.Context, c *client.Client, userID string) iter.Seq2[assignment.Listed, error] {
		return listedAs(c.Users.Roles.List(ctx, userID), listedRole)
	},
	reading: operations.ListUserRoles, assigning: operations.AssignUserRoles, removing: operations.RemoveUserRoles,
	assign: func(ctx context.Context, d *run.Data, userID string, items []assignment.Item) ([]assignment.Item, bool, error) {
		done, err := d.RoleWrites.Assign(ctx, userID, idsOf(items))
		return rolesOf(done.Roles), done.Together, err
	},
	remove: func(ctx context.Context, c *client.Client, userID string, items []assignment.Item) error {
		return c.Users.Roles.Remove(ctx, userID, idsOf(items))
	},
	exist:     roleIDs,
	listing:   operations.ListRoles,
	lists:     func(d *run.Data) *lists.Shared[assignment.Listed] { return d.UserRoles },
	fromRoles: true,
}

// rolesTogether is what the documentation says of roles that many users get at the same time.
var rolesTogether = "Roles that many users get at the same time are assigned together if the scopes allow it, and with one request for " +
	"each user otherwise: 1 for each role and 100 users, or 1 for each user, whichever is less. The higher the CLI's `-parallelism`, the " +
	"more come at the same time; whoever cannot get a role fails alone. The API takes roles away from one user at a time."

// listedRole is always direct: the list leaves out roles that come through groups.
func listedRole(r *client.Role) assignment.Listed {
	return assignment.Listed{Item: assignment.Item{ID: r.ID}, Name: r.Name, Description: r.Description, Direct: true}
}

// roleIDs are the IDs of the tenant's roles with their names (GET /roles); nil as soon as there are most.
func roleIDs(ctx context.Context, c *client.Client, _ string, most int) (map[string]string, error) {
	ids := map[string]string{}
	for role, err := range c.Roles.List(ctx) {
		if err != nil {
			return nil, err
		}
		if ids[role.ID] = role.Name; len(ids) == most {
			return nil, nil
		}
	}
	return ids, nil
}

func rolesOf(ids []string) []assignment.Item {
	items := make([]assignment.Item, len(ids))
	for i, id := range ids {
		items[i] = assignment.Item{ID: id}
	}
	return items
}

func idsOf(items []assignment.Item) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.ID
	}
	return ids
}
