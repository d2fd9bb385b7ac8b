package examples_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// standIn does with the tenant what the official provider does for the guide's
// tenant.tf: the requests were seen on the wire, from its version 1.36.0.
type standIn struct {
	t   *testing.T
	w   *workspace
	ids map[string]string // of what was made, by resource type
}

// step is one request, for one resource of tenant.tf. {type} in a path or body is the
// ID that was answered for that type.
type step struct {
	resource, method, path, body string
	status                       int
	id                           string // the key of the ID in the answer, "" for none
}

const libraryPath = "/resource-servers/https:%2F%2Fapi.example.com%2Fbooks"

var (
	// tenantSteps make what people.tf refers to.
	tenantSteps = []step{
		{"auth0_resource_server", "POST", "/resource-servers", `{"name":"Library","identifier":"https://api.example.com/books"}`, 201, "id"},
		{"auth0_organization", "POST", "/organizations", `{"name":"readers","display_name":"Readers"}`, 201, "id"},
		{"auth0_role", "POST", "/roles", `{"name":"Librarian","description":"Looks after the books"}`, 200, "id"},
		{
			"auth0_client", "POST", "/clients",
			`{"name":"Portal","app_type":"regular_web","callbacks":["https://portal.example.com/callback"],"token_endpoint_auth_method":"client_secret_post"}`, 201, "client_id",
		},
		{"auth0_connection", "POST", "/connections", `{"name":"staff","strategy":"auth0","options":{"brute_force_protection":true,"disable_signup":true}}`, 201, "id"},
		{"auth0_resource_server", "PATCH", "/resource-servers/{auth0_resource_server}", `{"authorization_details":null}`, 200, ""},
		{"auth0_resource_server", "PATCH", "/resource-servers/{auth0_resource_server}", `{"token_encryption":null}`, 200, ""},
		{"auth0_resource_server", "PATCH", "/resource-servers/{auth0_resource_server}", `{"proof_of_possession":null}`, 200, ""},
		{
			"auth0_organization_connection", "POST", "/organizations/{auth0_organization}/enabled_connections",
			`{"connection_id":"{auth0_connection}","assign_membership_on_login":false}`, 201, "connection_id",
		},
		{"auth0_resource_server_scopes", "PATCH", libraryPath, `{"scopes":[{"value":"read:books","description":"Read books"},{"value":"write:books","description":"Write books"}]}`, 200, ""},
		{
			"auth0_role_permissions", "POST", "/roles/{auth0_role}/permissions", `{"permissions":[` +
				`{"resource_server_identifier":"https://api.example.com/books","permission_name":"read:books"},` +
				`{"resource_server_identifier":"https://api.example.com/books","permission_name":"write:books"}]}`, 201, "",
		},
		{
			"auth0_connection_clients", "PATCH", "/connections/{auth0_connection}/clients",
			`[{"client_id":"{auth0_client}","status":true},{"client_id":"{terraform}","status":true}]`, 204, "",
		},
	}
	memberSteps = []step{{"auth0_organization_member", "POST", "/organizations/{auth0_organization}/members", `{"members":["{user}"]}`, 204, ""}}
	readSteps   = []step{
		{"auth0_role", "GET", "/roles/{auth0_role}", "", 200, "id"},
		{"auth0_organization", "GET", "/organizations/{auth0_organization}", "", 200, "id"},
		{"auth0_connection", "GET", "/connections/{auth0_connection}", "", 200, "id"},
		{"auth0_client", "GET", "/clients/{auth0_client}", "", 200, "client_id"},
		{"auth0_resource_server", "GET", "/resource-servers/{auth0_resource_server}", "", 200, "id"},
		{"auth0_organization_connection", "GET", "/organizations/{auth0_organization}/enabled_connections/{auth0_connection}", "", 200, "connection_id"},
	}
	// destroySteps undo all of it; the people are gone by then, the member is not.
	destroySteps = []step{
		{"auth0_organization_member", "DELETE", "/organizations/{auth0_organization}/members", `{"members":["{user}"]}`, 204, ""},
		{"auth0_organization_connection", "DELETE", "/organizations/{auth0_organization}/enabled_connections/{auth0_connection}", "", 204, ""},
		{"auth0_organization", "DELETE", "/organizations/{auth0_organization}", "", 204, ""},
		{"auth0_resource_server_scopes", "PATCH", libraryPath, `{"scopes":[]}`, 200, ""},
		{"auth0_role", "DELETE", "/roles/{auth0_role}", "{}", 200, ""},
		{"auth0_resource_server", "DELETE", "/resource-servers/{auth0_resource_server}", "", 204, ""},
		{"auth0_client", "DELETE", "/clients/{auth0_client}", "", 204, ""},
		{"auth0_connection", "DELETE", "/connections/{auth0_connection}", "", 202, ""},
	}
)

func (s *standIn) fill(text string) string {
	for name, id := range s.ids {
		text = strings.ReplaceAll(text, "{"+name+"}", strings.ReplaceAll(id, `"`, `\"`))
	}
	return text
}

func (s *standIn) take(steps []step) {
	s.t.Helper()
	for _, one := range steps {
		var body any
		if one.body != "" {
			body = json.RawMessage(s.fill(one.body))
		}
		status, raw, err := s.w.tenant.Do(s.t.Context(), one.method, s.fill(one.path), body)
		if err != nil || status != one.status {
			s.t.Fatalf("%s: %s %s: %d %v %s", one.resource, one.method, one.path, status, err, raw)
		}
		var answer map[string]any
		if one.id == "" {
			continue
		}
		if err := json.Unmarshal(raw, &answer); err != nil {
			s.t.Fatal(err)
		}
		id, _ := answer[one.id].(string)
		if known := s.ids[one.resource]; id == "" || known != "" && known != id {
			s.t.Errorf("%s: the answer names %q, known is %q", one.resource, id, known)
		}
		s.ids[one.resource] = id
	}
}

// TestAccGuideWholeTenant applies the people of the guide in the tenant that a stand-in for
// the official provider has made, and takes both away. scripts/whole-tenant.sh runs the
// same files with the official provider itself.
func TestAccGuideWholeTenant(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.SkipBelow(t, c, 11, "write-only attributes")
	tenant := read(t, "guides/whole-tenant/tenant.tf")
	steps := slices.Concat(tenantSteps, memberSteps)
	for _, m := range regexp.MustCompile(`(?m)^resource "(\w+)"`).FindAllStringSubmatch(tenant, -1) {
		if !slices.ContainsFunc(steps, func(s step) bool { return s.resource == m[1] }) {
			t.Errorf("the stand-in does nothing for %s", m[1])
		}
	}
	w := newWorkspace(t, c)
	s := &standIn{t, w, map[string]string{"terraform": w.tenant.ClientID()}}
	s.take(tenantSteps)
	people := read(t, "guides/whole-tenant/people.tf")
	for reference, value := range map[string]string{
		"auth0_connection_clients.staff.name": `"staff"`, "auth0_role.librarian.id": `"` + s.ids["auth0_role"] + `"`,
		"depends_on = [auth0_role_permissions.librarian]": "",
	} {
		if !strings.Contains(people, reference) {
			t.Errorf("people.tf has no %s", reference)
		}
		people = strings.ReplaceAll(people, reference, value)
	}
	w.write(t, "people.tf", preamble+"variable \"initial_password\" {\n  type      = string\n  ephemeral = true\n}\n\n"+people)
	w.write(t, "id.tf", "output \"nora\" {\n  value = auth0users_user.nora.id\n}\n")
	if out := w.run(t, "apply", "-input=false", "-no-color", "-auto-approve"); !strings.Contains(out, "2 added, 0 changed, 0 destroyed") {
		t.Errorf("two resources were to be added:\n%s", out)
	}
	s.ids["user"] = strings.TrimSpace(w.run(t, "output", "-raw", "nora"))
	s.take(memberSteps)
	s.take(readSteps)
	w.expectNoChanges(t)
	w.run(t, "destroy", "-input=false", "-no-color", "-auto-approve")
	s.take(destroySteps)
	user := "/users/" + strings.ReplaceAll(s.ids["user"], "|", "%7C")
	if status, raw, err := w.tenant.Do(t.Context(), "GET", user, nil); err != nil || status != 404 {
		t.Errorf("the user is still there: %d %v %s", status, err, raw)
	}
}
