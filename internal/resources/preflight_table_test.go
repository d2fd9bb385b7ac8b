// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// preflightPeople are those who are in the tenant before, and what there is to give.
const preflightPeople = `
- {name: Closed, strategy: auth0, enabled_clients: []}
users:
- {user_id: auth0|reader, connection: Classic, email: reader@example.com}
- {user_id: auth0|ada, connection: Classic, email: ada@example.com}
- {user_id: auth0|byron, connection: Usernames, username: byron}
- {user_id: sms|king, connection: sms, phone_number: "+14155550123"}
roles: [{id: rol_0000000000000001, name: reader}]
resource_servers: [{identifier: "https://library.example.com", name: Library, scopes: [{value: "read:books"}]}]
`

// texts is a list of texts.
func texts(values ...string) tftypes.Value {
	var elements []tftypes.Value
	for _, v := range values {
		elements = append(elements, acctest.String(v))
	}
	return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, elements)
}

// mistake is something in a configuration that Auth0 would refuse when it is applied.
type mistake struct {
	typeName string // "" for a user.
	config   acctest.Attributes
	// before is what is changed to config; nothing for what is created.
	before acctest.Attributes
	// scopes are what the application may do; all where there are none.
	scopes []string
	says   string // Summary of what the plan says.
	names  string // What the text names.
	// certain says that nothing else in the same apply can mend it.
	certain bool
	// always says that it is said with preflight = "off" as well.
	always bool
}

// mistakes are the table of the documentation (What a plan finds out).
func mistakes() map[string]mistake {
	const classic, strong = "Classic", "Sentinel-Secret-1"
	some := func(pairs ...string) acctest.Attributes {
		return userOf(append([]string{"connection_name", classic, "email", "new@example.com", "password", strong}, pairs...)...)
	}
	role := func(id string) acctest.Attributes { return userOf("user_id", "auth0|ada", "role_id", id) }
	permission := func(api, name string) acctest.Attributes {
		return userOf("user_id", "auth0|ada", "resource_server_identifier", api, "permission", name)
	}
	const library = "https://library.example.com"
	reads := []string{"read:users", "read:connections", "read:roles", "read:resource_servers"}
	return map[string]mistake{
		"scope to create":      {config: some(), scopes: reads, says: "Missing Scopes", names: "create:users", certain: true},
		"scope to change":      {before: some(), config: some("given_name", "Ada"), scopes: reads, says: "Missing Scopes", names: "update:users", certain: true},
		"scope to give a role": {typeName: "_user_role", config: role("rol_0000000000000001"), scopes: reads, says: "Missing Scopes", names: "update:users", certain: true},

		"connection misspelt":         {config: some("connection_name", "Klassik"), says: "Connection Does Not Exist", names: `"Classic"`},
		"connection of logins only":   {config: userOf("connection_name", "google-oauth2", "email", "new@example.com"), says: "Users Cannot Be Created in This Connection", names: "google-oauth2", certain: true},
		"connection of somebody else": {config: some("connection_name", "Closed"), says: "Connection Not Enabled for This Application", names: "auth0_connection_client"},

		"username where there is none": {config: some("username", "ada"), says: "Attribute Not Possible in This Connection", names: "no attribute username"},
		"phone where there is none":    {config: some("phone_number", "+14155550199"), says: "Attribute Not Possible in This Connection", names: "no attribute phone_number"},
		"password of passwordless":     {config: userOf("connection_name", "email", "email", "new@example.com", "password", strong), says: "Attribute Not Possible in This Connection", names: "password", certain: true},
		"no username":                  {config: some("connection_name", "Usernames"), says: "Attribute Is Required by the Connection", names: "asks for username"},
		"no password":                  {config: userOf("connection_name", classic, "email", "new@example.com"), says: "Attribute Is Required by the Connection", names: "asks for a password"},
		"no required phone":            {config: some("connection_name", "Phones"), says: "Attribute Is Required by the Connection", names: "asks for phone_number"},
		"short username":               {config: some("connection_name", "Usernames", "username", "a"), says: "Username Will Be Refused", names: "at least 4"},
		"long username":                {config: some("connection_name", "Flexible", "username", "adalovelace"), says: "Username Will Be Refused", names: "at most 6"},
		"long username of a change": {
			before: userOf("connection_name", "Usernames", "username", "adal", "password", strong), config: userOf("connection_name", "Usernames", "username", strings.Repeat("a", 21), "password", strong),
			says: "Username Will Be Refused", names: "at most 20",
		},
		"username like an address":          {config: some("connection_name", "Usernames", "username", "ada@example.com"), says: "Username Will Be Refused", names: "form of an e-mail address"},
		"flexible username like an address": {config: userOf("connection_name", "Forms", "username", "ada@example.com", "password", strong), says: "Username Will Be Refused", names: "form of an e-mail address"},
		"username like a phone number":      {config: userOf("connection_name", "Forms", "username", "+14155550199", "password", strong), says: "Username Will Be Refused", names: "form of a phone number"},
		"username like an address, nobody may look": {
			config: some("connection_name", "Usernames", "username", "ada@example.com"), scopes: []string{"create:users", "read:users"}, says: "Username Will Be Refused", names: "not known here",
		},
		"username of a change like an address": {
			before: userOf("connection_name", "Usernames", "username", "adal", "password", strong), config: userOf("connection_name", "Usernames", "username", "ada@example.com", "password", strong),
			says: "Username Will Be Refused", names: "form of an e-mail address",
		},
		"password of a low policy":  {config: some("connection_name", "Low", "password", "Xy1!x"), says: "Password Will Be Refused", names: "at least 6"},
		"password without kinds":    {config: some("connection_name", "Good", "password", "sentinel-lower"), says: "Password Will Be Refused", names: "three of these kinds"},
		"password that repeats":     {config: some("connection_name", "Excellent", "password", "Sentinel-111"), says: "Password Will Be Refused", names: "three times in a row"},
		"short write-only password": {config: withVersion(userOf("connection_name", "Long", "email", "new@example.com", "password_wo", "Sentinel-1")), says: "Password Will Be Refused", names: "at least 14"},
		"new password of a change":  {before: some("connection_name", "Good"), config: some("connection_name", "Good", "password", "weak"), says: "Password Will Be Refused", names: "at least 8"},

		"e-mail address is taken": {config: some("email", "ADA@example.com"), says: "User Exists Already", names: `id = "auth0|ada"`},
		"username is taken":       {config: some("connection_name", "Usernames", "username", "Byron"), says: "User Exists Already", names: `id = "auth0|byron"`},
		"phone number is taken":   {config: userOf("connection_name", "sms", "phone_number", "+14155550123"), says: "User Exists Already", names: `id = "sms|king"`},
		"ID is taken":             {config: some("user_id", "byron"), says: "User Exists Already", names: `of the connection "Usernames"`},

		"role does not exist":       {typeName: "_user_role", config: role("rol_0000000000000002"), says: "Role Not Found", names: "rol_0000000000000002"},
		"one of the roles":          {typeName: "_user_roles", config: with(userOf("user_id", "auth0|ada"), acctest.Attributes{"roles": texts("rol_0000000000000001", "rol_0000000000000003")}), says: "Role Not Found", names: "rol_0000000000000003"},
		"permission does not exist": {typeName: "_user_permission", config: permission(library, "write:books"), says: "Permission Not Found", names: "write:books"},
		"API does not exist":        {typeName: "_user_permission", config: permission(library+"/2", "read:books"), says: "Permission Not Found", names: library + "/2"},
		"profile beyond the limit": {
			config: some("app_metadata", fmt.Sprintf(`{"a":%q}`, strings.Repeat("x", 11<<10))), says: "Large User Profile", names: "above the limit", always: true,
		},
		"body beyond a megabyte": {
			config: some("app_metadata", fmt.Sprintf(`{"a":%q}`, strings.Repeat("x", 600_000)), "user_metadata", fmt.Sprintf(`{"a":%q}`, strings.Repeat("x", 500_000))),
			says:   "Request Too Large", names: "1 MB", certain: true,
		},
	}
}

// The table: each mistake is said at the plan, on what it is about, and is what Auth0 refuses where the plan does not look.
func TestPreflight_table(t *testing.T) {
	t.Parallel()
	all := mistakes()
	if len(all) < 25 {
		t.Errorf("%d mistakes", len(all))
	}
	for name, m := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, emulator.Options{RefuseLargeProfiles: true})
			w.Seed(preflightConnections + preflightPeople[1:])
			typeName := "auth0users" + m.typeName
			if m.typeName == "" {
				typeName += "_user"
			}
			made := &stateful{t: t, p: w.NewProtocol(preflightOff), typeName: typeName}
			if m.before != nil {
				if problem := made.to(m.before); problem != "" {
					t.Fatal(problem)
				}
			}
			settings := map[string]tftypes.Value{}
			if m.scopes != nil {
				w.Seed(fmt.Sprintf("clients: [{id: least, secret: least-secret, scopes: ['%s']}]", strings.Join(m.scopes, "', '")))
				settings = map[string]tftypes.Value{"client_id": acctest.String("least"), "client_secret": acctest.String("least-secret")}
			}
			planning := &stateful{t: t, p: w.NewProtocol(settings), typeName: typeName, state: made.state, private: made.private}
			readAnything(t, planning.p)
			planned := planning.plan(m.config)
			text := planned.warnings
			if m.certain {
				text = planned.errors
			}
			acctest.Says(t, text, m.says, m.names)
			if password := acctest.Text(m.config["password_wo"]); password != "" && strings.Contains(planned.errors+planned.warnings, password) {
				t.Error("the password is in the message")
			}

			settings["preflight"] = acctest.String("off")
			applying := &stateful{t: t, p: w.NewProtocol(settings), typeName: typeName, state: made.state, private: made.private}
			silent := applying.plan(m.config)
			if !m.always && strings.Contains(silent.errors+silent.warnings, m.says) {
				t.Errorf("said without a preflight: %s%s", silent.errors, silent.warnings)
			}
			if applying.apply(silent, m.config) == "" {
				t.Error("Auth0 does not refuse it")
			}
		})
	}
}

// readAnything fetches the token, as a plan of people does that exist already.
func readAnything(t *testing.T, p *acctest.Protocol) {
	t.Helper()
	s := &stateful{t: t, p: p, typeName: "auth0users_user"}
	s.importByID("auth0|reader")
}
