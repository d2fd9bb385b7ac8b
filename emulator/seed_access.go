// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// SeedResourceServer is an API with its scopes.
type SeedResourceServer struct {
	ID         string      `yaml:"id"`
	Identifier string      `yaml:"identifier"`
	Name       string      `yaml:"name"`
	Scopes     []SeedScope `yaml:"scopes"`
}

// SeedScope is a permission that an API defines.
type SeedScope struct {
	Value       string `yaml:"value"`
	Description string `yaml:"description"`
}

// SeedRole is a role with its permissions.
type SeedRole struct {
	ID          string           `yaml:"id"`
	Name        string           `yaml:"name"`
	Description string           `yaml:"description"`
	Permissions []SeedPermission `yaml:"permissions"`
}

// SeedPermission names a scope of an API.
type SeedPermission struct {
	ResourceServer string `yaml:"resource_server_identifier"`
	Name           string `yaml:"permission_name"`
}

// permissions are those of the role, each once.
func (r SeedRole) permissions() []permission {
	return union(nil, mapped(r.Permissions, func(p SeedPermission) permission { return permission(p) }), comparePermissions)
}

// accessSeed is the checked part of a seed that is about roles and permissions.
type accessSeed struct {
	servers map[string]*resourceServer // by identifier
	roles   map[string]*role           // by name
	orgs    map[string]*organization   // by name
	groups  map[string]*group          // by name
	users   map[string]userAccess      // by ID
}

// accessKeys are the keys of a seeded user that become a userAccess.
var accessKeys = []string{"roles", "permissions", "organizations", "groups"}

// seedAccess reads resource servers, roles, organizations and groups, and the
// keys "roles", "organizations", "groups" (names or IDs) and "permissions" of
// users; users are those of s, in its order, and known the connections by name.
func (t *tx) seedAccess(s *Seed, users []seededUser, known map[string]*connection) (*accessSeed, error) {
	a := &accessSeed{
		servers: map[string]*resourceServer{}, roles: map[string]*role{}, users: map[string]userAccess{},
		orgs: map[string]*organization{}, groups: map[string]*group{},
	}
	for i, in := range s.ResourceServers {
		if in.Identifier == "" {
			return nil, fmt.Errorf("resource_servers[%d]: identifier is required", i)
		}
		a.servers[in.Identifier] = t.seedResourceServer(in, i)
	}
	for i, in := range s.Roles {
		if in.Name == "" {
			return nil, fmt.Errorf("roles[%d]: name is required", i)
		}
		if err := a.checkPermissions(t, in.permissions()); err != nil {
			return nil, fmt.Errorf("roles[%d]: %w", i, err)
		}
		a.roles[in.Name] = t.seedRole(in)
	}
	if err := a.readContainers(t, s, known); err != nil {
		return nil, err
	}
	for i, u := range users {
		if !slices.ContainsFunc(accessKeys, func(k string) bool { return u.beside[k] != nil }) {
			continue
		}
		access, err := a.userAccess(t, u.beside)
		if err != nil {
			return nil, fmt.Errorf("users[%d]: %w", i, err)
		}
		a.users[u.id] = access
	}
	return a, nil
}

// seedResourceServer keeps the ID and the place of an API that is there already;
// position is that in the seed.
func (t *tx) seedResourceServer(in SeedResourceServer, position int) *resourceServer {
	body := map[string]any{"identifier": in.Identifier, "name": cmp.Or(in.Name, in.Identifier)}
	old, _ := t.resourceServers.named(in.Identifier)
	switch {
	case in.ID != "":
		body["id"] = in.ID
	case old != nil:
		body["id"] = old.id
	}
	scopes := []any{}
	for _, sc := range in.Scopes {
		scope := map[string]any{"value": sc.Value}
		if sc.Description != "" {
			scope["description"] = sc.Description
		}
		scopes = append(scopes, scope)
	}
	if len(scopes) > 0 {
		body["scopes"] = scopes
	}
	doc := t.withResourceServerDefaults(body)
	order := newResourceServer(doc).order + position
	if old != nil {
		order = old.order
	}
	doc[orderKey] = json.Number(strconv.Itoa(order))
	return newResourceServer(doc)
}

func (t *tx) seedRole(in SeedRole) *role {
	old, ok := t.roles.named(in.Name)
	if ok && in.ID == "" {
		in.ID = old.ID
	}
	return &role{
		ID: cmp.Or(in.ID, newPrefixedID("rol_")), Name: in.Name, Description: in.Description,
		Permissions: in.permissions(),
	}
}

// checkPermissions looks into the seed before the tenant.
func (a *accessSeed) checkPermissions(t *tx, list []permission) error {
	for _, p := range list {
		rs, ok := a.servers[p.ResourceServer]
		if !ok {
			rs, ok = t.resourceServers.named(p.ResourceServer)
		}
		if !ok {
			return fmt.Errorf("unknown resource server %q", p.ResourceServer)
		}
		if _, ok := rs.scopes[p.Name]; !ok {
			return fmt.Errorf("%q has no permission %q", p.ResourceServer, p.Name)
		}
	}
	return nil
}

func (a *accessSeed) userAccess(t *tx, raw map[string]any) (userAccess, error) {
	var in struct {
		Roles       []string     `json:"roles"`
		Permissions []permission `json:"permissions"`

		Organizations []string `json:"organizations"`
		Groups        []string `json:"groups"`
	}
	wanted := map[string]any{}
	for _, k := range accessKeys {
		wanted[k] = raw[k]
	}
	if err := wire.Unmarshal(wire.Encode(wanted), &in); err != nil {
		return userAccess{}, err
	}
	if err := a.checkPermissions(t, in.Permissions); err != nil {
		return userAccess{}, err
	}
	out := userAccess{Permissions: union(nil, in.Permissions, comparePermissions)}
	for _, name := range in.Roles {
		id := seedID(name, a.roles, t.roles, func(r *role) string { return r.ID })
		if id == "" {
			return userAccess{}, fmt.Errorf("unknown role %q", name)
		}
		out.Roles = append(out.Roles, id)
	}
	out.Roles = union(nil, out.Roles, cmp.Compare)
	for _, name := range in.Organizations {
		id := seedID(name, a.orgs, t.organizations, func(o *organization) string { return o.id })
		if id == "" {
			return userAccess{}, fmt.Errorf("unknown organization %q", name)
		}
		out.Organizations = join(out.Organizations, id, formatTime(t.at))
	}
	for _, name := range in.Groups {
		id := seedID(name, a.groups, t.groups, func(g *group) string { return g.ID })
		if id == "" {
			return userAccess{}, fmt.Errorf("unknown group %q", name)
		}
		out.Groups = join(out.Groups, id, formatTime(t.at))
	}
	return out, nil
}

// store writes the seed; what exists under the same name is replaced.
func (a *accessSeed) store(t *tx) {
	for _, rs := range a.servers {
		if old, ok := t.resourceServers.named(rs.identifier); ok && old.id != rs.id {
			t.resourceServers.remove(t, old.id)
		}
		t.putResourceServer(rs)
	}
	for _, r := range a.roles {
		if old, ok := t.roles.named(r.Name); ok && old.ID != r.ID {
			t.deleteRole(old.ID)
		}
		t.roles.put(t, r.ID, r)
	}
	a.storeContainers(t)
	for id, access := range a.users {
		t.putAccess(id, access)
	}
}
