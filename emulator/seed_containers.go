// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"fmt"
)

// SeedOrganization is an organization.
type SeedOrganization struct {
	ID          string         `yaml:"id"`
	Name        string         `yaml:"name"`
	DisplayName string         `yaml:"display_name"`
	Branding    map[string]any `yaml:"branding"`
	Metadata    map[string]any `yaml:"metadata"`
}

// SeedGroup is a group of a directory, with the names or IDs of its roles.
type SeedGroup struct {
	ID         string   `yaml:"id"`
	Name       string   `yaml:"name"`
	ExternalID string   `yaml:"external_id"`
	Connection string   `yaml:"connection"` // name
	Roles      []string `yaml:"roles"`
}

// seedID resolves the name or ID of something in the seed or, failing that, in
// the tenant; "" if there is none.
func seedID[T any](name string, seeded map[string]T, stored *table[T], id func(T) string) string {
	if row, ok := seeded[name]; ok {
		return id(row)
	}
	for _, row := range seeded {
		if id(row) == name {
			return name
		}
	}
	if row, ok := stored.named(name); ok {
		return id(row)
	}
	if _, ok := stored.get(name); ok {
		return name
	}
	return ""
}

// readContainers reads organizations and groups. What is there already under
// the same name keeps its ID.
func (a *accessSeed) readContainers(t *tx, s *Seed, known map[string]*connection) error {
	for i, in := range s.Organizations {
		if in.Name == "" {
			return fmt.Errorf("organizations[%d]: name is required", i)
		}
		o, err := t.seedOrganization(in)
		if err != nil {
			return fmt.Errorf("organizations[%d]: %w", i, err)
		}
		a.orgs[in.Name] = o
	}
	for i, in := range s.Groups {
		if in.Name == "" {
			return fmt.Errorf("groups[%d]: name is required", i)
		}
		g, err := a.seedGroup(t, in, known)
		if err != nil {
			return fmt.Errorf("groups[%d]: %w", i, err)
		}
		a.groups[in.Name] = g
	}
	return nil
}

func (t *tx) seedOrganization(in SeedOrganization) (*organization, error) {
	if old, ok := t.organizations.named(in.Name); ok && in.ID == "" {
		in.ID = old.id
	}
	doc := t.withOrganizationDefaults(map[string]any{"name": in.Name})
	if in.ID != "" {
		doc["id"] = in.ID
	}
	if in.DisplayName != "" {
		doc["display_name"] = in.DisplayName
	}
	for key, value := range map[string]map[string]any{"branding": in.Branding, "metadata": in.Metadata} {
		if value == nil {
			continue
		}
		v, err := canonical(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		doc[key] = v
	}
	return newOrganization(doc), nil
}

func (a *accessSeed) seedGroup(t *tx, in SeedGroup, known map[string]*connection) (*group, error) {
	old, ok := t.groups.named(in.Name)
	if ok && in.ID == "" {
		in.ID = old.ID
	}
	now := formatTime(t.at)
	g := &group{
		ID: cmp.Or(in.ID, newGroupID()), Name: in.Name, ExternalID: in.ExternalID, CreatedAt: now, UpdatedAt: now,
	}
	if !groupIDPattern.MatchString(g.ID) {
		return nil, fmt.Errorf("id %q does not match %s", g.ID, groupIDPattern)
	}
	if in.Connection != "" {
		c, ok := known[in.Connection]
		if !ok {
			return nil, fmt.Errorf("unknown connection %q", in.Connection)
		}
		g.ConnectionID = c.ID
	}
	for _, name := range in.Roles {
		id := seedID(name, a.roles, t.roles, func(r *role) string { return r.ID })
		if id == "" {
			return nil, fmt.Errorf("unknown role %q", name)
		}
		g.Roles = union(g.Roles, []string{id}, cmp.Compare)
	}
	return g, nil
}

func (a *accessSeed) storeContainers(t *tx) {
	for _, o := range a.orgs {
		if old, ok := t.organizations.named(o.name); ok && old.id != o.id {
			t.disband(old.id)
			t.organizations.remove(t, old.id)
		}
		t.organizations.put(t, o.id, o)
	}
	for _, g := range a.groups {
		if old, ok := t.groups.named(g.Name); ok && old.ID != g.ID {
			t.disband(old.ID)
			t.groups.remove(t, old.ID)
		}
		t.groups.put(t, g.ID, g)
	}
}
