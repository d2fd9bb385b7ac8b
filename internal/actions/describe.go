// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

// costs are the bold paragraphs that end the description of an action; what is
// empty is left out.
type costs struct{ scopes, requests, repeating, limits, consistency string }

// describe is the description of an action.
func describe(lead string, c costs) string {
	text := lead + "\n\nFor Terraform 1.14 and later, by `action_trigger` or `terraform apply -invoke`. Terraform 1.16 " +
		"refuses an action that refers to the resource that triggers it: put the trigger into a `terraform_data` beside it. If a triggered " +
		"action fails after the change that triggered it is done, no later apply invokes it again: invoke it by itself."
	for _, p := range []struct{ title, body string }{
		{"Scopes", c.scopes}, {"Requests", c.requests}, {"Repeating", c.repeating}, {"Limits", c.limits}, {"Consistency", c.consistency},
	} {
		if p.body != "" {
			text += "\n\n**" + p.title + ":** " + p.body
		}
	}
	return text
}

// Paragraphs that several actions share.
const (
	oneRequest  = "1."
	twoRequests = "2. The first looks whether the user exists: Auth0 answers the second with success whoever it names."
	background  = "Auth0 accepts the request and carries it out in the background, without a promise when."
	enterprise  = "Sessions are part of Auth0's Enterprise plans."
)
