// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"strings"
)

// gain and loss say what a person gets and loses with an object that belongs to them.
type belonging struct {
	gain, loss func(o object, n *naming) []phrase
}

// belongings are the resources that are about one user each, by type. Of others that have a user_id the report
// knows no more than that.
var belongings = map[string]belonging{
	"auth0users_user_role":       {gain: roleNamed("gains"), loss: roleNamed("loses")},
	"auth0_user_role":            {gain: roleNamed("gains"), loss: roleNamed("loses")},
	"auth0users_user_permission": {gain: permissionNamed("gains"), loss: permissionNamed("loses")},
	"auth0_user_permission":      {gain: permissionNamed("gains"), loss: permissionNamed("loses")},
	"auth0_organization_member":  {gain: membership("becomes a member of"), loss: membership("leaves")},
	"auth0users_user_identity":   {gain: account("gets the account"), loss: accountLost},
	"auth0users_user_ticket":     {gain: ticket, loss: nothing},
	"auth0users_user_recovery_code": {
		gain: fixed("gets a new recovery code, and the one before ends"), loss: nothing,
	},
	"auth0users_user_access_revocation":     {gain: revocation, loss: nothing},
	"auth0users_user_authentication_method": {gain: factor("gains"), loss: factor("loses")},
	"auth0users_people_review":              {gain: nothing, loss: nothing},
}

// sets are the resources that say all that a user has of one kind: the attribute, and the words for one of it.
var sets = map[string]struct {
	attribute string
	name      func(element any, n *naming) phrase
}{
	"auth0users_user_roles":                  {"roles", roleElement},
	"auth0_user_roles":                       {"roles", roleElement},
	"auth0_organization_member_roles":        {"roles", roleElement},
	"auth0users_user_permissions":            {"permissions", permissionElement},
	"auth0_user_permissions":                 {"permissions", permissionElement},
	"auth0users_user_authentication_methods": {"methods", factorElement},
}

func nothing(object, *naming) []phrase { return nil }

func fixed(text string) func(object, *naming) []phrase {
	return func(object, *naming) []phrase { return []phrase{say(text)} }
}

func roleNamed(verb string) func(object, *naming) []phrase {
	return func(o object, n *naming) []phrase {
		return []phrase{append(say(verb, " "), n.role(o.get("role_id"))...)}
	}
}

func permissionNamed(verb string) func(object, *naming) []phrase {
	return func(o object, _ *naming) []phrase {
		return []phrase{say(verb, " the permission ", word(o.get("permission")), " of ", word(o.get("resource_server_identifier")))}
	}
}

func membership(verb string) func(object, *naming) []phrase {
	return func(o object, n *naming) []phrase {
		return []phrase{append(say(verb, " the organization "), n.named(o.get("organization_id")))}
	}
}

func account(verb string) func(object, *naming) []phrase {
	return func(o object, _ *naming) []phrase {
		return []phrase{say(verb, " ", word(o.get("identity_user_id")), " at ", word(o.get("identity_provider")))}
	}
}

func accountLost(o object, n *naming) []phrase {
	if o.text("on_destroy") == "keep" {
		return account("keeps, outside of Terraform, the account")(o, n)
	}
	return account("loses the account")(o, n)
}

func ticket(o object, _ *naming) []phrase {
	if o.text("type") == "email_verification" {
		return []phrase{say("gets a link to verify the e-mail address")}
	}
	return []phrase{say("gets a link to set a password")}
}

func revocation(o object, _ *naming) []phrase {
	what := "is signed out everywhere"
	if c := o.get("session_id"); c.value != nil || c.secret || c.unknown {
		what = "is signed out of one session"
	}
	if o.get("preserve_refresh_tokens").value == true {
		what += "; refresh tokens stay valid"
	}
	return []phrase{say(what)}
}

func factor(verb string) func(object, *naming) []phrase {
	return func(o object, _ *naming) []phrase {
		return []phrase{say(verb, " the second factor ", word(o.get("type")))}
	}
}

func factorElement(element any, _ *naming) phrase {
	fields, _ := element.(map[string]any)
	kind, _ := fields["type"].(string)
	return say("the second factor ", foreign(kind))
}

func roleElement(element any, n *naming) phrase {
	id, _ := element.(string)
	return n.role(cell{value: id})
}

func permissionElement(element any, _ *naming) phrase {
	fields, _ := element.(map[string]any)
	name, _ := fields["name"].(string)
	api, _ := fields["resource_server_identifier"].(string)
	return say("the permission ", foreign(name), " of ", foreign(api))
}

// word is a value inside of a phrase.
func word(c cell) any {
	switch {
	case c.secret:
		return "(a secret)"
	case c.unknown:
		return "(known after the apply)"
	}
	return show(c.value)
}

// belongs reports whether resources of a type are about a user.
func belongs(kind string) bool {
	return strings.HasPrefix(kind, "auth0users_") || strings.HasPrefix(kind, "auth0_")
}
