// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// connection is one stored connection. It is immutable.
type connection struct {
	ID                 string         `json:"id"`
	Name               string         `json:"name"`
	DisplayName        *string        `json:"display_name,omitempty"`
	Strategy           string         `json:"strategy"`
	Options            map[string]any `json:"options"`
	IsDomainConnection bool           `json:"is_domain_connection"`
	ShowAsButton       *bool          `json:"show_as_button,omitempty"`
	Realms             []string       `json:"realms"`
	Metadata           map[string]any `json:"metadata"`
	EnabledClients     []string       `json:"enabled_clients"`

	// Pass-through objects of the API, kept as they were sent.
	Authentication    map[string]any `json:"authentication,omitempty"`
	ConnectedAccounts map[string]any `json:"connected_accounts,omitempty"`
	CrossAppAccess    map[string]any `json:"cross_app_access_requesting_app,omitempty"`

	// The emulator's own knowledge, kept in the data file but never shown.
	Seq    uint64         `json:"-"`
	Behave connectionRule `json:"-"`
}

// connectionRule is what a seed may say about a connection beyond the API, see
// SeedConnection.
type connectionRule struct {
	AllClients      bool `json:"all_clients,omitempty"`
	Disabled        bool `json:"disabled,omitempty"`
	StrictRootNulls bool `json:"strict_root_nulls,omitempty"`
}

// connectionKind groups strategies by the rules that their users follow.
type connectionKind int

const (
	kindDatabase connectionKind = iota
	kindEmail
	kindSMS
	kindSocial
	kindEnterprise
)

var enterpriseStrategies = []string{
	"ad", "adfs", "auth0-adldap", "google-apps", "ip", "mscrm", "office365", "oidc", "okta",
	"pingfederate", "samlp", "sharepoint", "waad",
}

func kindOf(strategy string) connectionKind {
	switch {
	case strategy == "auth0":
		return kindDatabase
	case strategy == "email":
		return kindEmail
	case strategy == "sms":
		return kindSMS
	case slices.Contains(enterpriseStrategies, strategy):
		return kindEnterprise
	default:
		return kindSocial
	}
}

func (c *connection) kind() connectionKind { return kindOf(c.Strategy) }

// option looks up a nested option, nil when any part of the path is missing.
func (c *connection) option(path ...string) any {
	var v any = c.Options
	for _, k := range path {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[k]
	}
	return v
}

func (c *connection) flag(path ...string) bool {
	b, _ := c.option(path...).(bool)
	return b
}

func (c *connection) number(def int, path ...string) int {
	if n, ok := whole(c.option(path...)); ok {
		return n
	}
	return def
}

// usesAttributes reports whether flexible identifiers are configured, which
// replace requires_username.
func (c *connection) usesAttributes() bool {
	_, ok := c.option("attributes").(map[string]any)
	return ok
}

// accepts reports whether users of a database connection may have the
// identifier (email, username or phone_number).
func (c *connection) accepts(identifier string) bool {
	if c.usesAttributes() {
		_, ok := c.option("attributes", identifier).(map[string]any)
		return ok
	}
	switch identifier {
	case "email":
		return true
	case "username":
		return c.flag("requires_username")
	default:
		return false
	}
}

// allowsDuplicates reports whether several users may share the identifier.
func (c *connection) allowsDuplicates(identifier string) bool {
	unique, ok := c.option("attributes", identifier, "unique").(bool)
	return ok && !unique
}

// auth0Store reports whether Auth0 holds the profile: databases, except custom
// ones that do not import their users.
func (c *connection) auth0Store() bool {
	return c.kind() == kindDatabase && (!c.flag("enabledDatabaseCustomization") || c.flag("import_mode"))
}

// syncsProfile reports whether each login overwrites the root attributes, so
// that the API refuses to change them.
func (c *connection) syncsProfile() bool {
	switch c.kind() {
	case kindEmail, kindSMS:
		return false
	case kindDatabase:
		if c.auth0Store() {
			return false
		}
	case kindSocial, kindEnterprise:
	}
	s, _ := c.option("set_user_root_attributes").(string)
	return s != "on_first_login" && s != "never_on_login"
}

// enabledFor reports whether the application may create users in c.
func (c *connection) enabledFor(clientID string) bool {
	return c.Behave.AllClients || slices.Contains(c.EnabledClients, clientID)
}

// setPurposes gives a new connection what every one has, and a button to enterprise
// ones, which is off.
func (c *connection) setPurposes() {
	c.Authentication, c.ConnectedAccounts = map[string]any{"active": true}, map[string]any{"active": false}
	if c.kind() == kindEnterprise {
		c.ShowAsButton = new(bool)
	}
}

// connectionStore holds the connections by ID and by name.
type connectionStore struct {
	byID    map[string]*connection
	byName  map[string]*connection
	nextSeq uint64
}

func newConnectionStore() *connectionStore {
	return &connectionStore{byID: map[string]*connection{}, byName: map[string]*connection{}}
}

func (s *connectionStore) put(c *connection) {
	if old, ok := s.byID[c.ID]; ok {
		delete(s.byName, old.Name)
	}
	s.byID[c.ID], s.byName[c.Name] = c, c
	s.nextSeq = max(s.nextSeq, c.Seq+1)
}

func (s *connectionStore) remove(id string) {
	if c, ok := s.byID[id]; ok {
		delete(s.byName, c.Name)
		delete(s.byID, id)
	}
}

// list returns the connections by name, ignoring case, as recorded.
func (s *connectionStore) list() []*connection {
	return slices.SortedFunc(maps.Values(s.byID), func(a, b *connection) int { return cmp.Compare(a.sortKey(), b.sortKey()) })
}

// sortKey is the place of the connection in lists.
func (c *connection) sortKey() string { return strings.ToLower(c.Name) + "\x00" + c.ID }

func (t *tx) putConnection(c *connection) {
	t.connections.put(c)
	t.save(bucketConnections, c.ID, storedConnection{Connection: c, Seq: c.Seq, Rule: c.Behave})
}
