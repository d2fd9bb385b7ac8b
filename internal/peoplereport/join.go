// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"encoding/json"
	"strings"
)

// joiner finds the person to whom something belongs: by the user ID, or, for somebody who has none yet, by what
// the configuration refers to.
type joiner struct {
	people   map[string]*Person // by address of the account
	byID     map[string]*Person
	byEmail  map[string]*Person
	accounts map[string][]string // addresses of the instances of a resource
	refs     map[string][]string // references of user_id, by address without any index
}

func newJoiner(p *plan) *joiner {
	j := &joiner{map[string]*Person{}, map[string]*Person{}, map[string]*Person{}, map[string][]string{}, map[string][]string{}}
	j.references("", p.Configuration.Root)
	return j
}

func (j *joiner) references(module string, m configModule) {
	for _, r := range m.Resources {
		var expression struct {
			References []string `json:"references"`
		}
		if json.Unmarshal(r.Expressions["user_id"], &expression) == nil && len(expression.References) > 0 {
			j.refs[module+r.Address] = expression.References
		}
	}
	for name, call := range m.Calls {
		j.references(module+"module."+name+".", call.Module)
	}
}

// user is the person behind an account, the same for two resources with one ID.
func (j *joiner) user(u user, base string) *Person {
	id, _ := u.idBefore.value.(string)
	if id == "" {
		id, _ = u.idAfter.value.(string)
	}
	if adopted := u.adopts(); adopted != "" {
		id = adopted
	}
	p := j.byID[id]
	if id == "" || p == nil {
		p = &Person{ID: id}
	}
	for _, raw := range []string{id, u.before.raw("id"), u.after.raw("id")} {
		if raw != "" {
			j.byID[raw] = p
		}
	}
	p.Addresses = append(p.Addresses, u.address)
	j.people[u.address] = p
	j.accounts[base] = append(j.accounts[base], u.address)
	return p
}

// owner is whose a resource is; nil when the plan does not tell.
func (j *joiner) owner(rc resourceChange, o object) *Person {
	if id := o.raw("user_id"); id != "" {
		return j.byUserID(id, o.get("user_id").secret)
	}
	if o.get("user_id").unknown {
		return j.byReference(rc)
	}
	email := strings.ToLower(o.raw("email"))
	return j.byEmail[email]
}

func (j *joiner) byUserID(id string, secret bool) *Person {
	p := j.byID[id]
	if p == nil {
		p = &Person{ID: id}
		if secret {
			p.ID = ""
		}
		j.byID[id] = p
	}
	return p
}

// byReference follows the reference in user_id to an account: the one that it names, the one with the same
// index, or the only one.
func (j *joiner) byReference(rc resourceChange) *Person {
	own := strings.TrimPrefix(rc.Address, prefix(rc.Module))
	index := strings.TrimPrefix(own, rc.Type+"."+rc.Name)
	for _, ref := range j.refs[plainModule(rc.Module)+rc.Type+"."+rc.Name] {
		address := prefix(rc.Module) + ref
		if p := j.people[address]; p != nil && strings.HasSuffix(ref, "]") {
			return p
		}
		accounts := j.accounts[address]
		for _, account := range accounts {
			if account == address+index {
				return j.people[account]
			}
		}
		if len(accounts) == 1 {
			return j.people[accounts[0]]
		}
	}
	return nil
}

func prefix(module string) string {
	if module == "" {
		return ""
	}
	return module + "."
}

// plainModule is the address of a module without the keys of its instances, as configurations have it.
func plainModule(module string) string {
	var b strings.Builder
	depth, quoted, escaped := 0, false, false
	for _, r := range prefix(module) {
		switch {
		case escaped:
			escaped = false
		case quoted && r == '\\':
			escaped = true
		case depth > 0 && r == '"':
			quoted = !quoted
		case !quoted && r == '[':
			depth++
		case !quoted && r == ']':
			depth--
			continue
		}
		if depth == 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
