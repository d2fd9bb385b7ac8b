// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import "slices"

// user is one account of a plan: a resource auth0users_user, or one row of a roster.
type user struct {
	address       string
	change        change
	before, after object
	idBefore      cell
	idAfter       cell
	adopted       cell // ID of the account that is taken over.
	onConflict    string
	onDestroy     string
	forget        bool   // the resource leaves the state and nothing else happens
	formerly      string // The address until now of somebody who comes under another key of a roster.
}

func userOf(rc resourceChange) user {
	before, after := rc.Change.before(), rc.Change.after()
	u := user{
		address: rc.Address, change: rc.Change, before: before, after: after,
		idBefore: before.get("id"), idAfter: after.get("id"),
		adopted: after.get("adopted_user_id"), onConflict: after.text("on_conflict"),
		onDestroy: before.text("on_destroy"), forget: rc.Change.did("forget"),
	}
	if rc.Deposed != "" {
		u.address += " (deposed)"
	}
	return u
}

// adopts is the ID of the account that the plan takes over; "" for none.
func (u user) adopts() string {
	id, _ := u.adopted.value.(string)
	return id
}

// tell writes down what happens to the person.
func (u user) tell(p *Person) {
	p.identify(u.after)
	p.identify(u.before)
	switch c := u.change; {
	case u.before.exists() && (c.did("delete") || u.forget):
		u.tellLeaving(p)
	case c.did("create"):
		u.tellCreation(p)
	default:
		u.tellChange(p)
	}
}

func (u user) tellCreation(p *Person) {
	blocked := u.after.get("blocked").value
	switch {
	case u.adopts() != "":
		u.tellAdoption(p, blocked)
	case u.adopted.unknown && u.onConflict == "adopt":
		p.add(Created, say("created, or adopted if the account exists by then"))
	default:
		p.add(Created, say("created"))
	}
	if connection := u.after.text("connection_name"); connection != "" {
		p.what = append(p.what, say("in the connection ", foreign(connection)))
	}
	if u.adopts() == "" && blocked == true {
		p.what = append(p.what, say("blocked from the beginning"))
	}
	if u.adopts() != "" && givesPassword(u.after) {
		p.what = append(p.what, say(newPassword))
	}
}

// tellAdoption is about an account that is taken over. Whether it is blocked now, no plan tells.
func (u user) tellAdoption(p *Person, blocked any) {
	switch blocked {
	case true:
		p.add(Blocked, say("blocked, unless the account is so already"))
	case false:
		p.add(Unblocked, say("let in again, if the account is blocked"))
	}
	p.add(Adopted, say("adopted: the existing account is managed from now on"))
}

// givesPassword reports whether the configuration has a password for an account that is taken over.
func givesPassword(after object) bool {
	for _, name := range []string{"password", "password_wo_version"} {
		if after.values[name] != nil || after.get(name).unknown {
			return true
		}
	}
	return false
}

// tellLeaving is about a resource that is destroyed, and perhaps made anew.
func (u user) tellLeaving(p *Person) {
	again := u.change.did("create")
	switch {
	case u.forget || u.onDestroy == "keep":
		p.add(Forgotten, say("stays at Auth0 as it is; Terraform forgets the account"))
	case u.onDestroy == "block":
		p.add(Blocked, say("blocked; Terraform forgets the account"))
	case again:
		p.add(Replaced, say("deleted and made anew, without password, second factors, sessions and the metadata of applications"))
	default:
		p.add(Deleted, say("deleted"))
	}
	if !again {
		return
	}
	p.add(Replaced)
	if u.forget || u.onDestroy == "keep" || u.onDestroy == "block" {
		p.what = append(p.what, say("a new account is made"))
	}
	p.what = append(p.what, differences(u.before, u.after)...)
}

func (u user) tellChange(p *Person) {
	updates := u.change.did("update")
	is, becomes := u.before.get("blocked"), u.after.get("blocked")
	switch { // First, because an approver must not miss it.
	case !updates:
	case becomes.secret || becomes.unknown:
		p.add(Blocked, say("blocked or not: the plan does not tell"))
	case is.value != true && becomes.value == true:
		p.add(Blocked, say("blocked"))
	case (is.value == true || is.secret) && becomes.value == false:
		p.add(Unblocked, say("let in again"))
	}
	if u.change.Importing != nil {
		p.add(Imported, say("imported: the existing account is managed from now on"))
	}
	if !updates {
		return
	}
	what := differences(u.before, u.after)
	if u.formerly != "" {
		what = append(what, say("comes under another key, until now ", foreign(u.formerly), ": the account stays"))
	}
	if len(what) == 0 && !p.Is(Blocked, Unblocked) && same(u.before.values["roles"], u.after.values["roles"]) {
		what = []phrase{say("nothing but a setting of the resource changes")}
	}
	if len(what) > 0 {
		p.add(Changed, what...)
	}
}

// handOver settles the fates of one account in two resources that together are another one: what one resource lets
// go and another takes is handed over, and nobody leaves.
func (p *Person) handOver() {
	if !p.Is(Adopted, Imported) || !p.Is(Forgotten) || p.Is(Replaced, Deleted, Blocked) {
		return
	}
	p.drop(Forgotten)
	p.what = slices.DeleteFunc(p.what, func(w phrase) bool { return w.plain() == "stays at Auth0 as it is; Terraform forgets the account" })
}
