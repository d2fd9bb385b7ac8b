// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import "strings"

// naming knows what IDs of roles and organizations are called, from what the plan has read.
type naming struct{ names map[string]string }

func newNaming(p *plan) *naming {
	n := &naming{map[string]string{}}
	n.module(p.Prior.Values.Root)
	for _, rc := range p.Changes {
		before, after := rc.Change.before(), rc.Change.after()
		n.learn(before.values, before.secret)
		n.learn(after.values, after.secret)
	}
	return n
}

func (n *naming) module(m stateModule) {
	for _, r := range m.Resources {
		n.learn(decode(r.Values), decode(r.Sensitive))
	}
	for _, child := range m.Children {
		n.module(child)
	}
}

// learn looks for objects with an ID and a name, wherever they are, except in what is secret.
func (n *naming) learn(v, secret any) {
	switch v := v.(type) {
	case map[string]any:
		if !marked(secret) {
			n.object(v)
		}
		for name, inner := range v {
			n.learn(inner, below(secret, name))
		}
	case []any:
		for _, inner := range v {
			if !marked(secret) {
				n.learn(inner, nil)
			}
		}
	}
}

func (n *naming) object(fields map[string]any) {
	name, _ := fields["name"].(string)
	if name == "" {
		return
	}
	for _, attribute := range []string{"id", "role_id", "organization_id"} {
		id, _ := fields[attribute].(string)
		if strings.HasPrefix(id, "rol_") || strings.HasPrefix(id, "org_") {
			n.names[id] = name
		}
	}
}

// named is what an ID is called, or the ID.
func (n *naming) named(c cell) any {
	if id, ok := c.value.(string); ok && n.names[id] != "" {
		return foreign(n.names[id])
	}
	return word(c)
}

func (n *naming) role(c cell) phrase { return say("the role ", n.named(c)) }
