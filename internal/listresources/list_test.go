// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources_test

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// listServer is the part of the protocol that serves list resources; the module
// has it in an interface that is to go away.
type listServer interface {
	ValidateListResourceConfig(ctx context.Context, req *tfprotov6.ValidateListResourceConfigRequest) (*tfprotov6.ValidateListResourceConfigResponse, error)
	ListResource(ctx context.Context, req *tfprotov6.ListResourceRequest) (*tfprotov6.ListResourceServerStream, error)
}

// query starts a list over the protocol.
func query(t *testing.T, p *acctest.Protocol, typeName string, limit int64, include bool, config map[string]tftypes.Value) iter.Seq[tfprotov6.ListResourceResult] {
	t.Helper()
	server, ok := p.Server.(listServer)
	if !ok {
		t.Fatal("the provider serves no list resources")
	}
	schema := p.Schemas.ListResourceSchemas[typeName]
	if schema == nil {
		t.Fatalf("no list resource %s", typeName)
	}
	value := p.Object(schema, config)
	validated, err := server.ValidateListResourceConfig(t.Context(), &tfprotov6.ValidateListResourceConfigRequest{TypeName: typeName, Config: value})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(validated.Diagnostics)
	stream, err := server.ListResource(t.Context(), &tfprotov6.ListResourceRequest{TypeName: typeName, Config: value, IncludeResource: include, Limit: limit})
	if err != nil {
		t.Fatal(err)
	}
	return stream.Results
}

// names are the display names of all results, in order; errors fail the test.
func names(t *testing.T, p *acctest.Protocol, results iter.Seq[tfprotov6.ListResourceResult]) []string {
	t.Helper()
	var out []string
	for r := range results {
		p.NoError(r.Diagnostics)
		out = append(out, r.DisplayName)
	}
	return out
}

const listSeed = `
connections:
  - {name: Username-Database, strategy: auth0, options: {requires_username: true}}
  - {name: google-oauth2, strategy: google-oauth2}
roles:
  - {id: rol_aaaaaaaaaaaaaaaa, name: reader, description: Reads}
  - {id: rol_bbbbbbbbbbbbbbbb, name: writer}
resource_servers:
  - {identifier: "https://api.example.com", name: API, scopes: [{value: "read:books"}, {value: "write:books"}]}
users:
  - {user_id: auth0|1, email: a@example.com, connection: Username-Password-Authentication, created_at: 2026-01-01T00:00:01Z, given_name: "",
     user_metadata: {theme: dark}, roles: [rol_aaaaaaaaaaaaaaaa, rol_bbbbbbbbbbbbbbbb], app_metadata: {team: x},
     permissions: [{permission_name: "read:books", resource_server_identifier: "https://api.example.com"}]}
  - {user_id: auth0|2, username: bob, name: Bob, connection: Username-Database, created_at: 2026-01-01T00:00:02Z, roles: [rol_bbbbbbbbbbbbbbbb]}
  - {user_id: sms|3, phone_number: "+14155550100", connection: sms, created_at: 2026-01-01T00:00:03Z}
  - {user_id: google-oauth2|4, name: Social, connection: google-oauth2, created_at: 2026-01-01T00:00:04Z, app_metadata: {team: x}}
  - {user_id: google-oauth2|5, email: "", connection: google-oauth2, created_at: 2026-01-01T00:00:05Z}
`

func TestList(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(listSeed)
	p := w.NewProtocol(nil)
	all := []string{"a@example.com", "bob", "+14155550100", "Social", "google-oauth2|5"}
	for name, c := range map[string]struct {
		typeName string
		limit    int64
		config   map[string]tftypes.Value
		want     []string
	}{
		"everybody":         {"auth0users_user", 0, nil, all},
		"limit":             {"auth0users_user", 2, nil, all[:2]},
		"query":             {"auth0users_user", 0, map[string]tftypes.Value{"q": acctest.String(`app_metadata.team:"x"`)}, []string{"a@example.com", "Social"}},
		"connection":        {"auth0users_user", 0, map[string]tftypes.Value{"connection_name": acctest.String("google-oauth2")}, all[3:]},
		"both":              {"auth0users_user", 0, map[string]tftypes.Value{"connection_name": acctest.String("google-oauth2"), "q": acctest.String(`name:Bob OR name:Social`)}, []string{"Social"}},
		"order":             {"auth0users_user", 0, map[string]tftypes.Value{"sort": acctest.String("created_at:-1")}, reversed(all)},
		"nobody":            {"auth0users_user", 0, map[string]tftypes.Value{"q": acctest.String("name:Nobody")}, nil},
		"roles":             {"auth0users_user_roles", 0, nil, []string{"a@example.com", "bob"}},
		"roles, limit":      {"auth0users_user_roles", 1, nil, []string{"a@example.com"}},
		"single roles":      {"auth0users_user_role", 0, nil, []string{"a@example.com: reader", "a@example.com: writer", "bob: writer"}},
		"single, limit":     {"auth0users_user_role", 2, nil, []string{"a@example.com: reader", "a@example.com: writer"}},
		"single, query":     {"auth0users_user_role", 0, map[string]tftypes.Value{"q": acctest.String("username:bob")}, []string{"bob: writer"}},
		"permissions":       {"auth0users_user_permissions", 0, nil, []string{"a@example.com"}},
		"single permission": {"auth0users_user_permission", 0, nil, []string{"a@example.com: read:books (https://api.example.com)"}},
	} {
		for _, include := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, include %v", name, include), func(t *testing.T) {
				t.Parallel()
				if diff := cmp.Diff(c.want, names(t, p, query(t, p, c.typeName, c.limit, include, c.config))); diff != "" {
					t.Errorf("results (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// A list of nobody says when the connection does not exist; users who have nothing are somebody.
func TestList_noConnection(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		typeName, connection string
		looks, warnings      int
	}{
		"misspelt": {"auth0users_user", "gogle-oauth2", 1, 1},
		"roles":    {"auth0users_user_roles", "gogle-oauth2", 1, 1},
		"somebody": {"auth0users_user", "google-oauth2", 0, 0},
		"no roles": {"auth0users_user_roles", "google-oauth2", 0, 0},
		"nobody":   {"auth0users_user", "email", 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(listSeed)
			warnings := 0
			for r := range query(t, w.NewProtocol(nil), c.typeName, 0, true, map[string]tftypes.Value{"connection_name": acctest.String(c.connection)}) {
				for _, d := range r.Diagnostics {
					warnings++
					acctest.Says(t, d.Summary+d.Detail, "Connection Does Not Exist", `The nearest name is "google-oauth2"`)
				}
			}
			if looks := w.Requests()["GET /connections"]; warnings != c.warnings || looks != c.looks {
				t.Errorf("%d warnings, %d looks", warnings, looks)
			}
		})
	}
}

func reversed(in []string) []string {
	out := slices.Clone(in)
	slices.Reverse(out)
	return out
}

// What a list shows of a resource is what an import of its identity reads.
func TestList_likeImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(listSeed)
	p := w.NewProtocol(nil)
	for _, typeName := range []string{"auth0users_user", "auth0users_user_roles", "auth0users_user_role", "auth0users_user_permissions", "auth0users_user_permission"} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			schema := p.Schemas.ResourceSchemas[typeName]
			n := 0
			for r := range query(t, p, typeName, 0, true, nil) {
				p.NoError(r.Diagnostics)
				n++
				imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: typeName, Identity: r.Identity})
				if err != nil {
					t.Fatal(err)
				}
				p.NoError(imported.Diagnostics)
				i := imported.ImportedResources[0]
				read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
					TypeName: typeName, CurrentState: i.State, CurrentIdentity: i.Identity, Private: i.Private,
				})
				if err != nil {
					t.Fatal(err)
				}
				p.NoError(read.Diagnostics)
				want := p.Values(schema, read.NewState)
				for attribute, got := range p.Values(schema, r.Resource) {
					if !got.Equal(want[attribute]) {
						t.Errorf("%s: %s is %s in the list and %s after an import", r.DisplayName, attribute, got, want[attribute])
					}
				}
			}
			if n == 0 {
				t.Error("nothing listed")
			}
		})
	}
}

func crowd(t *testing.T, w *acctest.World, n int) {
	t.Helper()
	seed := &emulator.Seed{}
	for i := range n {
		seed.Users = append(seed.Users, map[string]any{
			"user_id": fmt.Sprintf("auth0|c%05d", i), "email": fmt.Sprintf("c%05d@example.com", i), "connection": "Username-Password-Authentication",
			"created_at": fmt.Sprintf("2026-01-01T%02d:%02d:%02dZ", i/3600, i/60%60, i%60),
		})
	}
	if err := w.Emulator.Apply(seed); err != nil {
		t.Fatal(err)
	}
}

// The first result is there before the second page is fetched; a limit fetches no
// page too many; and without one the list goes on beyond the first 1,000.
func TestList_streams(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	crowd(t, w, 1250)
	p := w.NewProtocol(nil)
	pages := func() int { return w.Requests()["GET /users"] }

	w.ResetRequests()
	for r := range query(t, p, "auth0users_user", 0, false, nil) {
		p.NoError(r.Diagnostics)
		if n := pages(); n != 1 {
			t.Errorf("%d pages fetched before the first result, want 1", n)
		}
		break
	}
	if n := pages(); n != 1 {
		t.Errorf("%d pages fetched for one result, want 1", n)
	}

	w.ResetRequests()
	if got := names(t, p, query(t, p, "auth0users_user", 100, true, nil)); len(got) != 100 {
		t.Errorf("%d results with a limit of 100", len(got))
	}
	if n := pages(); n != 1 {
		t.Errorf("%d pages fetched for 100 results, want 1", n)
	}

	w.ResetRequests()
	got := names(t, p, query(t, p, "auth0users_user", 0, false, nil))
	if len(got) != 1250 || got[0] != "c00000@example.com" || got[1249] != "c01249@example.com" {
		t.Errorf("%d results, want 1250 in order", len(got))
	}
	if n := pages(); n > 20 {
		t.Errorf("%d pages for 1,250 users", n)
	}
	if got := names(t, p, query(t, p, "auth0users_user", 0, false, map[string]tftypes.Value{"sort": acctest.String("email:-1")})); len(got) != 1250 || got[0] != "c01249@example.com" {
		t.Errorf("%d results in the order of addresses, the first %v", len(got), got[:1])
	}
}

// An error in the middle of a list is told, not mistaken for its end.
func TestList_errors(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		typeName, fault string
		config          map[string]tftypes.Value
		results         int
		text            string
	}{
		"search refused":     {"auth0users_user", "", map[string]tftypes.Value{"q": acctest.String("name:[")}, 0, "Unable to List Users"},
		"unbalanced query":   {"auth0users_user", "", map[string]tftypes.Value{"q": acctest.String("name:x)"), "connection_name": acctest.String("email")}, 0, "Malformed Query"},
		"unknown":            {"auth0users_user", "", map[string]tftypes.Value{"q": tftypes.NewValue(tftypes.String, tftypes.UnknownValue)}, 0, "Value Not Known Yet"},
		"second page broken": {"auth0users_user", "GET /users status=403 nth=2", nil, 100, "Unable to List Users"},
		"roles forbidden":    {"auth0users_user_roles", "GET /users/{id}/roles status=403", nil, 0, "of the user auth0|c00000"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			crowd(t, w, 150)
			if c.fault != "" {
				w.Faults(c.fault)
			}
			p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
			results, text := 0, ""
			for r := range query(t, p, c.typeName, 0, false, c.config) {
				if text != "" {
					t.Error("a result after the error")
				}
				if text = acctest.Errors(r.Diagnostics); text == "" {
					results++
				}
			}
			if results != c.results || !strings.Contains(text, c.text) {
				t.Errorf("%d results (want %d) and then %q (want %q)", results, c.results, text, c.text)
			}
		})
	}
}

func TestList_validates(t *testing.T) {
	t.Parallel()
	p := acctest.New(t).NewProtocol(nil)
	server, ok := p.Server.(listServer)
	if !ok {
		t.Fatal("the provider serves no list resources")
	}
	for attribute, value := range map[string]string{"q": "  ", "sort": "email", "connection_name": ""} {
		resp, err := server.ValidateListResourceConfig(t.Context(), &tfprotov6.ValidateListResourceConfigRequest{
			TypeName: "auth0users_user",
			Config:   p.Object(p.Schemas.ListResourceSchemas["auth0users_user"], map[string]tftypes.Value{attribute: acctest.String(value)}),
		})
		if err != nil {
			t.Fatal(err)
		}
		if acctest.Errors(resp.Diagnostics) == "" {
			t.Errorf("%s = %q is accepted", attribute, value)
		}
	}
}
