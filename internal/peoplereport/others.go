// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

// rosterRoles tells what happens to the roles that rows of a roster name.
func rosterRoles(rc resourceChange, j *joiner, n *naming) {
	for _, row := range rosterRows(rc) {
		person := j.people[row.address(rc.Address)]
		if person == nil || !row.after.exists() {
			continue // Who leaves loses what the account loses.
		}
		had, has := row.before.get("roles"), row.after.get("roles")
		what := setEffects(had, has, row.before, row.after, "roles", func(e any) phrase { return roleElement(e, n) })
		if had.value == nil && has.value != nil && !has.secret && (row.before.exists() ||
			byKey(rc.Change.after(), "adopted_ids").raw(row.key) != "") {
			what = append(what, say("loses all other roles")) // Until now the roster has not looked at the roles of the account.
		}
		person.happens(rc.Address, what)
	}
}

// members tells everybody in a list of an organization's members who comes or goes.
func (r *Report) members(rc resourceChange, j *joiner, n *naming) {
	before, after := rc.Change.before(), rc.Change.after()
	is, becomes := before.get("members"), after.get("members")
	organization := n.named(after.get("organization_id"))
	if !after.exists() {
		organization = n.named(before.get("organization_id"))
	}
	if is.secret || becomes.secret || becomes.unknown {
		r.tell(nil, rc.Address, []phrase{say("members of the organization ", organization, " change")})
		return
	}
	each := func(list []any, verb string) {
		for _, member := range list {
			if id, ok := member.(string); ok {
				r.tell(j.byUserID(id, false), rc.Address, []phrase{say(verb, " the organization ", organization)})
			}
		}
	}
	each(without(becomes.list(), is.list()), "becomes a member of")
	each(without(is.list(), becomes.list()), "leaves")
}

// actionWords are what the actions of the provider do to a person.
var actionWords = map[string]string{
	"auth0users_revoke_user_access":                         "is signed out everywhere",
	"auth0users_delete_user_sessions":                       "is signed out of all sessions",
	"auth0users_delete_user_refresh_tokens":                 "loses all refresh tokens",
	"auth0users_delete_user_authenticators":                 "loses all second factors",
	"auth0users_delete_user_authentication_methods":         "loses all second factors",
	"auth0users_delete_user_multifactor_provider":           "loses a second factor",
	"auth0users_invalidate_user_remembered_browsers":        "is asked for the second factor in every browser again",
	"auth0users_clear_user_risk_assessments":                "has the assessments of risk forgotten",
	"auth0users_delete_user_federated_connections_tokenset": "loses tokens of another service",
	"auth0users_unblock_user":                               "is freed of the blocks for failed logins",
	"auth0users_regenerate_user_recovery_code":              "gets a new recovery code, and the one before ends",
	"auth0users_send_user_verification_email":               "is sent a verification e-mail",
}

// invocations tells of the actions that the plan invokes.
func (r *Report) invocations(p *plan, j *joiner) {
	for _, i := range p.Invocations {
		if !belongs(i.Type) {
			continue
		}
		what := say("the action ", foreign(i.Address), " is invoked")
		if words := actionWords[i.Type]; words != "" {
			what = say(words)
		}
		o := newObject(i.Values, i.Sensitive, i.Unknown)
		var person *Person
		switch id := o.raw("user_id"); {
		case id != "":
			person = j.byUserID(id, o.get("user_id").secret)
		case i.Trigger != nil:
			person = j.people[i.Trigger.Address]
		}
		r.tell(person, i.Address, []phrase{what})
	}
}
