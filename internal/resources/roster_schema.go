// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/passwordhash"
)

// RosterType is the type name of the resource of many people.
const RosterType = "auth0users_roster"

var rosterDescription = `Manages many users of one connection as one resource: a map of people, each under a key of the configuration's own.

What Terraform itself does takes longer for each instance of a resource the more instances there are: thousands of ` + "`auth0users_user`" + ` take minutes to plan.
A roster of ten thousand people is one instance, and costs about a request for a hundred people to plan. Take ` + "`auth0users_user`" + ` for some dozens or hundreds of people, or where
other resources refer to single ones; take a roster for thousands. The attributes of a person mean what they mean in ` + "`auth0users_user`" + `.

A roster owns the people under its keys and nobody else: other users of the connection are neither touched nor shown.

**Keys.** The key (the label of a ` + "`user`" + ` block, or the key in ` + "`users`" + `) names a person in plans, messages and ` + "`ids`" + `. Use what stays, such as a personnel number; the e-mail address will do.
A person whose key leaves is deleted, blocked or kept, as ` + "`on_destroy`" + ` says. A person who only comes under another key, with the same e-mail address, username or phone number,
keeps the account, and the plan says so. To move somebody to another roster or to a resource of their own, apply ` + "`on_destroy = \"keep\"`" + ` where they are and ` + "`on_conflict = \"adopt\"`" + `
where they are to go, and move them in the apply after that: ` + "`moved`" + ` blocks know no person of a roster.

**Failures.** A roster is never tainted, and nobody is created twice. When some people could not be created, the apply of a new roster says so in warnings and still ends well, because an error would make
Terraform delete and create everybody in the next run; ` + "`ids`" + ` has null for them, and the next plan proposes exactly them again. To make such a run red, add a ` + "`postcondition`" + ` as in the example.
Changes of an existing roster that fail are errors, and the state holds what was done. Roles that could not be given to people of a new roster are told in warnings, too, and the next plan that refreshes proposes them again. A roster is never replaced: ` + "`-replace`" + ` is refused, and so is the destruction that follows ` + "`terraform taint`" + `.

**Import jobs.** Many new people come in by import jobs, and the plan says how many. Each has an ID before the job begins, so a lost answer, a job that fails or one that makes some of its people only is settled
by reading the IDs: nobody is made twice, and nobody who exists already is changed. Whom a job refuses is named with the reason, and the next plan proposes them again. A tenant works on two import jobs at a time; where others use both, the apply waits two minutes. The mail
about the end of a job, which goes to all owners of the tenant, is switched off.

**Secrets.** No attribute of a person may be sensitive: Terraform compares every attribute of everybody with each of them, which takes minutes. So passwords have a map of their own, and nothing else
of a roster should be passed through ` + "`sensitive()`" + `.

**Scopes:** ` + operations.Scopes(operations.CreateUser, operations.GetUser, operations.UpdateUser, operations.DeleteUser) + `; for the preflight of the provider and for import jobs also ` + operations.Scopes(operations.ListConnections) + `;
where ` + "`roles`" + ` are written, also what ` + "`auth0users_user_roles`" + ` needs.

**Requests:** new people without a plain password some for a thousand of them, by import jobs (see ` + "`import_jobs`" + `); otherwise create, update and delete 1 for each person concerned, as with ` + "`auth0users_user`" + ` (and in a plan about 1 for a hundred new people, to say who exists already, or one list of the connection's users where that is less, see preflight of the provider); read about 1 for a hundred people, and 1 for each who differs; roles 1 for each role and a hundred people who get it, and 1 for each person who loses some, or whose roles are written for the first time (of those, the plan looks at 20 to say what they lose); import about 1 for a hundred users of the connection, and the same again to read them.`

// rosterSchema is the schema on the wire. It is not one of the framework's: that copies the map of people for
// each of its elements, and has no nested blocks of the mode map, which the CLIs handle faster than any other form.
var rosterSchema = sync.OnceValue(func() *tfprotov6.Schema {
	return &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{
		Description: rosterDescription, DescriptionKind: tfprotov6.StringKindMarkdown,
		Attributes: rosterAttributes(),
		BlockTypes: []*tfprotov6.SchemaNestedBlock{{
			TypeName: inBlocks, Nesting: tfprotov6.SchemaNestedBlockNestingModeMap, Block: &tfprotov6.SchemaBlock{
				Description: "One person. The label is the key: at most one block has it. Labels must be known when the configuration is " +
					"validated, so people of a variable go into `users`.",
				DescriptionKind: tfprotov6.StringKindMarkdown, Attributes: personAttributes(),
			},
		}},
	}}
})

// RosterSchema is the schema of auth0users_roster.
func RosterSchema() *tfprotov6.Schema { return rosterSchema() }

func markdown(name string, typ tftypes.Type, description string) *tfprotov6.SchemaAttribute {
	return &tfprotov6.SchemaAttribute{
		Name: name, Type: typ, Optional: true, Description: description,
		DescriptionKind: tfprotov6.StringKindMarkdown,
	}
}

var textsByKey = tftypes.Map{ElementType: tftypes.String}

func rosterAttributes() []*tfprotov6.SchemaAttribute {
	connection := markdown("connection_name", tftypes.String, "Name of the connection the people belong to, such as "+
		"`Username-Password-Authentication`, `email` or `sms`. It cannot be changed as long as the roster has people.")
	connection.Optional, connection.Required = false, true
	ids := markdown("ids", textsByKey, "Full IDs of the users, such as `auth0|64f0c0ffee64f0c0ffee64f0`, by key; null for a person who "+
		"could not be created. Somebody who could not be adopted by a new roster keeps the ID that the plan has named until the next refresh.")
	ids.Optional, ids.Computed = false, true
	adopted := markdown("adopted_ids", textsByKey, "Full IDs of the existing users whom the roster took over because of `on_conflict "+
		"= \"adopt\"`, by key; null for a person who was made. The plan shows it, and the apply adopts nobody else. Keys of people who came "+
		"without `on_conflict = \"adopt\"` are not in it.")
	adopted.Optional, adopted.Computed = false, true
	passwords := markdown("passwords_wo", textsByKey, "Passwords by key, never stored in plan or state: for people in a database "+
		"connection. One is sent when the person is created, and all of them whenever `passwords_wo_version` changes. Needs "+
		"Terraform or OpenTofu >= 1.11.")
	hashes := markdown("password_hashes_wo", textsByKey, "Hashes of passwords by key, never stored in plan or state: for people who come "+
		"into a database from elsewhere with the password that they have. Each is a bcrypt hash as it is (`$2b$10$...`), or the JSON object "+
		"that Auth0 documents as `custom_password_hash`, for one of the algorithms "+strings.Join(passwordhash.Algorithms(), ", ")+
		". What is wrong with one, the plan says. "+
		"A hash goes in when the person is created, by an import job, and only then: Auth0 takes none for a user who exists, and neither "+
		"adoption nor a new version replaces a password. Needs Terraform or OpenTofu >= 1.11. Nobody is created without the "+
		"hash that is written for the key.")
	factors := markdown("mfa_factors_wo", textsByKey, "Second factors by key, never stored in plan or state, that go in with new people "+
		"like `password_hashes_wo`: each a JSON list of one to ten objects `{\"totp\":{\"secret\":\"...\"}}`, "+
		"`{\"phone\":{\"value\":\"+14155550123\"}}` or `{\"email\":{\"value\":\"...\"}}`.")
	for _, secret := range []*tfprotov6.SchemaAttribute{passwords, hashes, factors} {
		secret.WriteOnly = true // In no plan and no state, so not sensitive: the CLIs walk through everybody for each sensitive attribute.
	}
	mapped := markdown(inMap, nil, "People by key, with the same attributes as in a `user` block: for people who come from a variable, such "+
		"as one of a module, or from a data source. A block is for people who are written down or come from a file; for thousands of people "+
		"the CLIs need half to three quarters of the time with blocks. A key is in one of the two. A person who goes from one to the other "+
		"under the same key stays as is. The CLIs drop what is no attribute of a person, such as a misspelt one, from the map without a "+
		"word; in a block it is an error.")
	mapped.NestedType = &tfprotov6.SchemaObject{Nesting: tfprotov6.SchemaObjectNestingModeMap, Attributes: personAttributes()}
	return []*tfprotov6.SchemaAttribute{
		adopted,
		connection,
		markdown("custom_domain_header", tftypes.String, "Custom domain for the e-mails and links that Auth0 sends because of this resource "+
			"(header `Auth0-Custom-Domain`). Overrides the provider's."),
		ids,
		markdown("import_jobs", tftypes.String, "How many new people come in at once. `auto`, the default: ten or more people without a plain "+
			"password come into a database by import jobs of Auth0, about a thousand in one job, as well as fewer where Auth0 would refuse them "+
			"one by one because the database asks for a password. `never`: everybody comes one by one. A job sends no verification e-mail; one is "+
			"sent after it to those whose `verify_email` is `true`. What Auth0 chooses for them (`name`, `nickname`) is null in "+
			"the state until the next refresh."),
		markdown("max_deletions", tftypes.Number, "How many people of the roster one apply may delete or block. A plan that would do more is "+
			"an error that names them all, so that a wrong filter or an empty file does not cost a whole team. It counts besides `max_deletions` "+
			"and `max_blocks` of the provider. Without it there is no limit."),
		markdown("metadata_ownership", tftypes.String, "Who owns the first-level keys of `user_metadata` and `app_metadata`. `declared`, the "+
			"default: Terraform owns the keys in the configuration; others belong to applications, are left alone and never show as drift. "+
			"`full`: Terraform owns all of it; a key that is not in the configuration is drift and is removed."),
		markdown("on_conflict", tftypes.String, "What happens when a person to be created already exists in the connection. `fail`, the "+
			"default: that person is not created. `adopt`: take the user over and update it to the configuration; what the configuration leaves "+
			"out stays, a block and metadata of others included. The plan names the people, and shows their IDs in `adopted_ids`; the apply reads "+
			"each by ID first and adopts nobody else. Where a connection lets people share an e-mail address, the username or "+
			"phone number tells who is meant."),
		markdown("on_destroy", tftypes.String, "What becomes of a person whose key leaves, and of everybody when the roster is destroyed: "+
			"`delete`, the default; `block` sets `blocked` and leaves the account; `keep` only forgets it. For a key that leaves the "+
			"configuration counts as it is, for a roster that is destroyed the value that was last applied. The plan says what it will be. People "+
			"whom an import has brought, and whom the configuration has not held in any apply since, are only forgotten when they are not in it."),
		factors,
		hashes,
		markdown("password_hashes_wo_version", tftypes.Number, "A number to change together with `password_hashes_wo`. It changes nobody who "+
			"exists: the plan names the people who keep the password that they have."),
		passwords,
		markdown("passwords_wo_version", tftypes.Number, "Change this number to send all of `passwords_wo` again."),
		mapped,
	}
}

// personAttributes are those of the tables, which decide about a person's attributes as about a user's.
func personAttributes() []*tfprotov6.SchemaAttribute {
	attributes := []*tfprotov6.SchemaAttribute{
		markdown("user_id", tftypes.String, "ID to create the user with, with or without the prefix `auth0|`; at most 255 characters, no white "+
			"space. When left out, one is made. It cannot be changed afterwards."),
		markdown("roles", rolesType, "IDs of all roles that the person has, at most 50: others are taken away. When not written, roles are not "+
			"managed, and removing the attribute leaves them as they are. Where several people get a role, one request gives it to a hundred of "+
			"them. Leave it out where `auth0users_user_roles` or `auth0users_user_role` manages the roles of the user."),
		markdown("verify_email", tftypes.Bool, "Whether Auth0 sends a verification e-mail when the user is created or the address changes. A "+
			"request flag: Auth0 stores nothing, and changing it alone does nothing. When not written, Auth0 sends one "+
			"unless `email_verified` is `true`."),
	}
	add := func(name string, typ tftypes.Type, description string) {
		a := markdown(name, typ, description)
		a.Computed = true
		attributes = append(attributes, a)
	}
	for _, t := range userTexts {
		description := t.description
		if t.unsettable {
			description += removingUnsets
		}
		add(t.name, tftypes.String, description)
	}
	for _, f := range userFlags {
		add(f.name, tftypes.Bool, f.description+notManaged)
	}
	for _, a := range userMetadata {
		add(a.name, tftypes.String, a.description+howMetadata)
	}
	return attributes
}
