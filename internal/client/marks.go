// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

// What tells the items of each list from each other, and what none of them can lack (see [listItem]).

// mark is the ID. Every user also has an identity, and every identity a connection.
func (u *User) mark() (key, lacking string) {
	if u.ID == "" {
		return "", fieldUserID
	}
	if len(u.Identities) == 0 {
		return u.ID, fieldIdentities
	}
	for _, identity := range u.Identities {
		if identity.Connection == "" {
			return u.ID, "the connection of an identity"
		}
	}
	return u.ID, ""
}

func (i *Identity) mark() (key, lacking string) {
	switch {
	case i.Connection == "":
		lacking = "connection"
	case i.Provider == "":
		lacking = "provider"
	case i.UserID == "":
		lacking = fieldUserID
	}
	return i.fullID(), lacking
}

// fullID is the full ID that the account has, or had, as a user of its own.
func (i *Identity) fullID() string { return i.Provider + "|" + i.UserID }

func (r *Role) mark() (key, lacking string)       { return marked("id", r.ID) }
func (c *Connection) mark() (key, lacking string) { return marked("name", c.Name) }
func (u *RoleUser) mark() (key, lacking string)   { return marked(fieldUserID, u.ID) }
func (m *AuthenticationMethod) mark() (key, lacking string) {
	for _, inner := range m.Methods {
		if inner == nil {
			return m.ID, "a part of authentication_methods"
		}
	}
	if m.Type == "" {
		return m.ID, "type"
	}
	return marked("id", m.ID)
}
func (o *Organization) mark() (key, lacking string)        { return marked("id", o.ID) }
func (r *EffectiveRole) mark() (key, lacking string)       { return marked("id", r.ID) }
func (p *EffectivePermission) mark() (key, lacking string) { return p.Permission.mark() }
func (p *GrantedPermission) mark() (key, lacking string)   { return p.Permission.mark() }

func (p *Permission) mark() (key, lacking string) {
	if p.ResourceServerIdentifier == "" {
		return "", "resource_server_identifier"
	}
	_, lacking = marked("permission_name", p.Name)
	return p.Name + " " + p.ResourceServerIdentifier, lacking
}

func (g *Group) mark() (key, lacking string) { return markedText("id", g.ID) }

func (s *Session) mark() (key, lacking string) { return markedText("id", s.ID) }

func (t *RefreshToken) mark() (key, lacking string)                 { return markedText("id", t.ID) }
func (a *ConnectedAccount) mark() (key, lacking string)             { return marked("id", a.ID) }
func (t *FederatedConnectionsTokenset) mark() (key, lacking string) { return markedText("id", t.ID) }

func (e *LogEvent) mark() (key, lacking string) { return markedText("log_id", e.LogID) }

func (e *Enrollment) mark() (key, lacking string) { return markedText("id", e.ID) }

// mark is the identifier, or in the blocks of one identifier the address.
func (b *UserBlock) mark() (key, lacking string) {
	key, lacking = markedText("identifier", b.Identifier)
	return key + " " + textOf(b.IP) + " " + textOf(b.Connection), lacking
}

func marked(name, value string) (key, lacking string) {
	if value == "" {
		return "", name
	}
	return value, ""
}

func markedText(name string, value *Text) (key, lacking string) { return marked(name, textOf(value)) }

func textOf(text *Text) string {
	if text == nil {
		return ""
	}
	return string(*text)
}
