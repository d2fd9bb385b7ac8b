// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"io"
	"maps"
	"strings"
)

// Seed is content to start with: what a real tenant would have got from its
// dashboard, from logins and from other tools. The package documentation shows
// the format.
type Seed struct {
	Clients     []SeedClient     `yaml:"clients"`
	Connections []SeedConnection `yaml:"connections"`
	Users       []map[string]any `yaml:"users"`

	ResourceServers []SeedResourceServer `yaml:"resource_servers"`
	Roles           []SeedRole           `yaml:"roles"`
	Organizations   []SeedOrganization   `yaml:"organizations"`
	Groups          []SeedGroup          `yaml:"groups"`

	Tenant *SeedTenant `yaml:"tenant"`

	own bool // decoded by the emulator for itself: users may become part of the tenant as they are
}

// SeedClient is an application that may fetch tokens for the Management API.
type SeedClient struct {
	ID                   string   `yaml:"id" json:"id"`
	Name                 string   `yaml:"name" json:"name,omitempty"`
	Secret               string   `yaml:"secret" json:"secret,omitempty"`
	PublicKey            string   `yaml:"public_key" json:"public_key,omitempty"` // PEM, for private_key_jwt
	Alg                  string   `yaml:"alg" json:"alg,omitempty"`               // of the assertion, default RS256
	Scopes               []string `yaml:"scopes" json:"scopes"`                   // absent = every scope
	TokenLifetimeSeconds int      `yaml:"token_lifetime_seconds" json:"token_lifetime_seconds,omitempty"`
	NoGrant              bool     `yaml:"no_grant" json:"no_grant,omitempty"` // no client grant for the Management API
}

// SeedConnection is a connection. Options are the API's, unchecked.
type SeedConnection struct {
	ID          string         `yaml:"id"`
	Name        string         `yaml:"name"`
	DisplayName string         `yaml:"display_name"`
	Strategy    string         `yaml:"strategy"`
	Options     map[string]any `yaml:"options"`
	Realms      []string       `yaml:"realms"`
	Metadata    map[string]any `yaml:"metadata"`
	// EnabledClients are the applications that may use it; nil means all of them.
	EnabledClients *[]string `yaml:"enabled_clients"`
	// AllClients enables it for every application, whatever EnabledClients says.
	AllClients bool `yaml:"all_clients"`
	// Disabled makes user creation fail with "Connection is disabled."
	Disabled bool `yaml:"disabled"`
	// StrictRootNulls refuses null for name, nickname, given_name, family_name
	// and picture of Auth0-store users, as the reference's error texts say.
	StrictRootNulls bool `yaml:"strict_root_nulls"`
}

func (sc SeedConnection) rule() connectionRule {
	return connectionRule{AllClients: sc.AllClients, Disabled: sc.Disabled, StrictRootNulls: sc.StrictRootNulls}
}

// SeedTenant is what changes how the whole tenant behaves.
type SeedTenant struct {
	// VerifiedCustomDomains are the domains that Auth0-Custom-Domain may name.
	// With several and no default, POST /users without the header answers 409.
	VerifiedCustomDomains []string `yaml:"verified_custom_domains" json:"verified_custom_domains,omitempty"`
	DefaultCustomDomain   string   `yaml:"default_custom_domain" json:"default_custom_domain,omitempty"`
	// NoMail says that the tenant cannot send mail: jobs that do so fail.
	NoMail bool `yaml:"no_mail" json:"no_mail,omitempty"`
}

// ParseSeed reads a seed in YAML or JSON. Unknown keys are errors that name
// the key and the line. The file of a users export of a real tenant, one user per
// line, is a seed of these users and of their connections. Either may be compressed
// with gzip.
func ParseSeed(r io.Reader) (*Seed, error) {
	s, err := parseSeed(r)
	if err != nil {
		return nil, err
	}
	s.own = false // it is the caller's, who may use it for several tenants
	return s, nil
}

// parseSeed is ParseSeed for a seed that is used once.
func parseSeed(r io.Reader) (*Seed, error) {
	content, err := readSeedFile(r)
	if err != nil {
		return nil, fmt.Errorf("reading seed: %w", err)
	}
	docs := decodeObjects(content)
	if len(docs) > 0 && docs[0]["user_id"] != nil {
		return exportSeed(docs)
	}
	if len(docs) == 1 {
		if s, ok := parseJSONSeed(docs[0]); ok {
			return s, nil
		}
	}
	if isUsersExport(content) {
		users, err := decodeExport(content)
		if err != nil {
			return nil, err
		}
		return exportSeed(users)
	}
	return parseYAMLSeed(content)
}

// MustParseSeed is ParseSeed for seeds in the text of a test. It panics when the
// seed is wrong.
func MustParseSeed(text string) *Seed {
	seed, err := ParseSeed(strings.NewReader(text))
	if err != nil {
		panic(err)
	}
	return seed
}

// applySeed adds the content of a seed; what already exists under the same ID
// or connection name is replaced. Nothing is changed when the seed is wrong.
func (t *tx) applySeed(s *Seed) error {
	clients, err := seedClients(s.Clients)
	if err != nil {
		return err
	}
	connections, err := t.seedConnections(s.Connections)
	if err != nil {
		return err
	}
	known := maps.Clone(t.connections.byName)
	for _, c := range connections {
		known[c.Name] = c
	}
	users, err := t.seedUsers(s, known)
	if err != nil {
		return err
	}
	if err := t.checkDuplicates(s, users, known); err != nil {
		return err
	}
	access, err := t.seedAccess(s, users, known)
	if err != nil {
		return err
	}
	belongings, err := t.seedBelongings(users, known)
	if err != nil {
		return err
	}
	for _, c := range clients {
		t.putClient(c)
		t.seedGrant(c.SeedClient)
	}
	for _, c := range connections {
		t.putConnection(c)
	}
	t.users.reserve(len(users))
	t.view.reserve(len(users))
	for _, u := range users {
		t.putUser(u.user)
		if password, ok := u.beside["password"].(string); ok {
			t.setPassword(u.id, password)
		}
	}
	access.store(t)
	for id, b := range belongings {
		t.putBelongings(id, b)
	}
	if s.Tenant != nil {
		t.tenant = *s.Tenant
		t.save(bucketMeta, metaTenant, t.tenant)
	}
	return nil
}

func (t *tx) seedConnections(list []SeedConnection) ([]*connection, error) {
	var out []*connection
	seq := t.connections.nextSeq
	for i, sc := range list {
		where := fmt.Sprintf("connections[%d]", i)
		if sc.Name == "" || sc.Strategy == "" {
			return nil, fmt.Errorf("%s: name and strategy are required", where)
		}
		options, err := canonical(sc.Options)
		if err != nil {
			return nil, fmt.Errorf("%s.options: %w", where, err)
		}
		metadata, err := canonical(sc.Metadata)
		if err != nil {
			return nil, fmt.Errorf("%s.metadata: %w", where, err)
		}
		c := &connection{
			ID: sc.ID, Name: sc.Name, DisplayName: present(sc.DisplayName), Strategy: sc.Strategy, Options: options,
			Realms: sc.Realms, Metadata: metadata, EnabledClients: []string{}, Seq: seq + uint64(i), Behave: sc.rule(),
		}
		if len(metadata) == 0 {
			c.Metadata = nil
		}
		c.setPurposes()
		if old, ok := t.connections.byName[sc.Name]; ok {
			c.Seq = old.Seq
			if c.ID == "" {
				c.ID = old.ID
			}
		}
		if c.ID == "" {
			c.ID = newPrefixedID("con_")
		}
		if c.Realms == nil {
			c.Realms = []string{c.Name}
		}
		if sc.EnabledClients == nil {
			c.Behave.AllClients = true
		} else {
			c.EnabledClients = *sc.EnabledClients
		}
		out = append(out, c)
	}
	return out, nil
}
