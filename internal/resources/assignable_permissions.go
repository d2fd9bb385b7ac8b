package resources

import (
	"context"
	"iter"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/listing"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

const (
	// maxUserPermissions is Auth0's documented limit of direct permissions per user.
	maxUserPermissions = 1000
	// permissionBatch is how many permissions one request carries. Auth0 publishes no
	// maximum; 50 keeps far from every limit on the size of a request.
	permissionBatch = 50
)

// assignablePermissions are the permissions of the tenant's APIs.
type assignablePermissions struct{}

var _ assignable[client.Permission, *client.GrantedPermission] = assignablePermissions{}

func (assignablePermissions) noun() string { return "permission" }

func (assignablePermissions) limits() assignment.Limits {
	return assignment.Limits{Max: maxUserPermissions, Batch: permissionBatch}
}

func (assignablePermissions) list(ctx context.Context, c *client.Client, userID string) iter.Seq2[*client.GrantedPermission, error] {
	return c.Users.Permissions.List(ctx, userID)
}

// item tells a permission that the user has only through something else, a role
// for instance. All recorded sources are DIRECT; one without any counts as such.
func (assignablePermissions) item(granted *client.GrantedPermission) (client.Permission, bool) {
	direct := len(granted.Sources) == 0
	for _, source := range granted.Sources {
		direct = direct || strings.EqualFold(source.Type, "DIRECT")
	}
	return granted.Permission, direct
}

func (assignablePermissions) assign(ctx context.Context, c *client.Client, userID string, permissions []client.Permission) error {
	return c.Users.Permissions.Assign(ctx, userID, permissions)
}

func (assignablePermissions) remove(ctx context.Context, c *client.Client, userID string, permissions []client.Permission) error {
	return c.Users.Permissions.Remove(ctx, userID, permissions)
}

// hasExactly never knows: the API cannot list who has a permission.
func (assignablePermissions) hasExactly(context.Context, *providerdata.Data, string, []client.Permission) bool {
	return false
}

func (assignablePermissions) has(context.Context, *providerdata.Data, string, *client.GrantedPermission) bool {
	return false
}

func (assignablePermissions) lists(d *providerdata.Data) *listing.Shared[*client.GrantedPermission] {
	return d.UserPermissions
}

func (assignablePermissions) wrote(d *providerdata.Data, userID string) {
	d.UserPermissions.Wrote(userID)
}

// missing reads each API once (GET /resource-servers/{id}).
func (assignablePermissions) missing(ctx context.Context, c *client.Client, permissions []client.Permission) ([]client.Permission, error) {
	exists := map[client.Permission]struct{}{}
	asked := map[string]struct{}{}
	var missing []client.Permission
	for _, p := range permissions {
		if _, known := asked[p.ResourceServerIdentifier]; !known {
			asked[p.ResourceServerIdentifier] = struct{}{}
			server, err := c.ResourceServers.Get(ctx, p.ResourceServerIdentifier)
			if client.IsResourceServerNotFound(err) {
				server, err = &client.ResourceServer{}, nil
			}
			if err != nil {
				return nil, err
			}
			for _, scope := range server.Scopes {
				exists[client.Permission{Name: scope.Value, ResourceServerIdentifier: p.ResourceServerIdentifier}] = struct{}{}
			}
		}
		if _, found := exists[p]; !found {
			missing = append(missing, p)
		}
	}
	return missing, nil
}

func (assignablePermissions) label(p client.Permission) string {
	return p.Name + " of " + p.ResourceServerIdentifier
}

func (assignablePermissions) hint() string {
	return "The dashboard lists APIs with their identifiers and permissions under Applications > APIs."
}
