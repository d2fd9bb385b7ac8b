package resources

import (
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/listing"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

const (
	// maxUserRoles is Auth0's documented limit of roles per user.
	maxUserRoles = 50
	// roleBatch is how many roles one request carries. Auth0 publishes no maximum,
	// so one request for as many as a user may have.
	roleBatch = 50
)

// assignableRoles are the tenant's roles, by ID.
type assignableRoles struct{}

var _ assignable[string, *client.Role] = assignableRoles{}

func (assignableRoles) noun() string { return "role" }

func (assignableRoles) limits() assignment.Limits {
	return assignment.Limits{Max: maxUserRoles, Batch: roleBatch}
}

func (assignableRoles) list(ctx context.Context, c *client.Client, userID string) iter.Seq2[*client.Role, error] {
	return c.Users.Roles.List(ctx, userID)
}

// item is always direct: the list leaves out roles that come through groups.
func (assignableRoles) item(role *client.Role) (string, bool) { return role.ID, true }

func (assignableRoles) assign(ctx context.Context, c *client.Client, userID string, ids []string) error {
	return c.Users.Roles.Assign(ctx, userID, ids)
}

func (assignableRoles) remove(ctx context.Context, c *client.Client, userID string, ids []string) error {
	return c.Users.Roles.Remove(ctx, userID, ids)
}

func (assignableRoles) hasExactly(ctx context.Context, d *providerdata.Data, userID string, ids []string) bool {
	return d.Roles.HasExactly(ctx, userID, ids)
}

func (assignableRoles) has(ctx context.Context, d *providerdata.Data, userID string, role *client.Role) bool {
	return d.Roles.Has(ctx, userID, *role)
}

func (assignableRoles) lists(d *providerdata.Data) *listing.Shared[*client.Role] { return d.UserRoles }

func (assignableRoles) wrote(d *providerdata.Data, userID string) {
	d.Roles.Wrote(userID)
	d.UserRoles.Wrote(userID)
}

func (assignableRoles) missing(ctx context.Context, c *client.Client, ids []string) ([]string, error) {
	exists := map[string]struct{}{}
	for role, err := range c.Roles.List(ctx) {
		if err != nil {
			return nil, err
		}
		exists[role.ID] = struct{}{}
	}
	var missing []string
	for _, id := range ids {
		if _, found := exists[id]; !found {
			missing = append(missing, id)
		}
	}
	return missing, nil
}

func (assignableRoles) label(id string) string { return id }

func (assignableRoles) hint() string {
	return "The dashboard lists roles with their IDs (rol_...) under User Management > Roles."
}
