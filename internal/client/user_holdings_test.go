// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// holding is one paged list of what a user has.
type holding struct {
	path  string // Below the user, escaped as on the wire.
	key   string // Of the items in the envelope.
	take  int    // Page size.
	query string // Besides that of the pages.
	ids   func(context.Context, *Client) iter.Seq2[string, error]
	// offset says that the pages have numbers, not marks.
	offset bool
}

// idsOf shows the items of a list by their IDs.
func idsOf[T any](list iter.Seq2[T, error], id func(T) string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for item, err := range list {
			shown := ""
			if err == nil {
				shown = id(item)
			}
			if !yield(shown, err) {
				return
			}
		}
	}
}

func holdings() map[string]holding {
	const userID = "auth0|a/b"
	effectiveRole := func(r *EffectiveRole) string { return r.ID }
	return map[string]holding{
		"groups": {path: "groups", key: "groups", take: 100, query: "include_totals=true", ids: func(ctx context.Context, c *Client) iter.Seq2[string, error] {
			return idsOf(c.Users.Groups.List(ctx, userID), func(g *GroupMembership) string { return string(*g.ID) })
		}},
		"organizations": {path: "organizations", key: "organizations", take: 100, query: "include_totals=true", offset: true, ids: func(ctx context.Context, c *Client) iter.Seq2[string, error] {
			return idsOf(c.Users.Organizations.List(ctx, userID), func(o *Organization) string { return o.ID })
		}},
		"connected accounts": {path: "connected-accounts", key: "connected_accounts", take: 50, ids: func(ctx context.Context, c *Client) iter.Seq2[string, error] {
			return idsOf(c.Users.ConnectedAccounts.List(ctx, userID), func(a *ConnectedAccount) string { return a.ID })
		}},
		"effective roles": {path: "effective-roles", key: "roles", take: 100, ids: func(ctx context.Context, c *Client) iter.Seq2[string, error] {
			return idsOf(c.Users.EffectiveRoles.List(ctx, userID), effectiveRole)
		}},
		"groups of a role": {path: "effective-roles/sources/groups", key: "groups", take: 100, query: "role_id=rol_1", ids: func(ctx context.Context, c *Client) iter.Seq2[string, error] {
			return idsOf(c.Users.EffectiveRoles.Sources.Groups.List(ctx, userID, "rol_1"), func(g *Group) string { return string(*g.ID) })
		}},
		"effective permissions": {path: "effective-permissions", key: "permissions", take: 100, query: "resource_server_identifier=urn%3Aa%26b", ids: func(ctx context.Context, c *Client) iter.Seq2[string, error] {
			return idsOf(c.Users.EffectivePermissions.List(ctx, userID, "urn:a&b"), func(p *EffectivePermission) string { return p.Name })
		}},
		"roles of a permission": {
			path: "effective-permissions/sources/effective-roles", key: "roles", take: 100, query: "permission_name=read%3Ax&resource_server_identifier=urn%3Aa%26b",
			ids: func(ctx context.Context, c *Client) iter.Seq2[string, error] {
				permission := Permission{Name: "read:x", ResourceServerIdentifier: "urn:a&b"}
				return idsOf(c.Users.EffectivePermissions.Sources.Roles.List(ctx, userID, permission), effectiveRole)
			},
		},
	}
}

// serve answers one page of total items. The mark of a page is the number of its first item.
func (h holding) serve(t *testing.T, total int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		first, size, next := 0, query.Get("take"), ""
		if h.offset {
			size = query.Get("per_page")
			page, err := strconv.Atoi(query.Get("page"))
			if err != nil {
				t.Errorf("page: %v", err)
			}
			first = page * h.take
			query.Del("page")
			query.Del("per_page")
		} else if from := query.Get("from"); from != "" {
			var err error
			if first, err = strconv.Atoi(from); err != nil {
				t.Errorf("from: %v", err)
			}
		}
		query.Del("take")
		query.Del("from")
		if got := query.Encode(); size != strconv.Itoa(h.take) || got != h.query {
			t.Errorf("page size %s, query %q; want %d, %q", size, got, h.take, h.query)
		}
		items := []string{}
		for n := first; n < min(total, first+h.take); n++ {
			items = append(items, fmt.Sprintf(`{"id":"i%[1]d","permission_name":"i%[1]d","resource_server_identifier":"urn:a&b"}`, n))
		}
		// As on record, a full page has a mark even when nothing follows.
		if !h.offset && len(items) == h.take {
			next = fmt.Sprintf(`,"next":"%d"`, first+h.take)
		}
		answer(w, http.StatusOK, `{"`+h.key+`":[`+strings.Join(items, ",")+`]`+next+`}`)
	}
}

func TestHoldings(t *testing.T) {
	t.Parallel()
	for name, h := range holdings() {
		for _, total := range []int{0, 1, h.take - 1, h.take, h.take + 1, 3 * h.take, 3*h.take + 7} {
			t.Run(fmt.Sprintf("%s %d", name, total), func(t *testing.T) {
				t.Parallel()
				f := newFixture(t, h.serve(t, total))
				ids := count(t, h.ids(t.Context(), f.client(t)))
				if len(ids) != total {
					t.Fatalf("%d items, want %d", len(ids), total)
				}
				for n, id := range ids {
					if id != fmt.Sprintf("i%d", n) {
						t.Fatalf("item %d is %s", n, id)
					}
				}
				if got := f.count("GET /api/v2/users/auth0%7Ca%2Fb/" + h.path); got != total/h.take+1 {
					t.Errorf("%d pages, want %d", got, total/h.take+1)
				}
			})
		}
	}
}

func TestHoldingsOfNobody(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answerError(w, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	})
	c := f.client(t)
	for name, h := range holdings() {
		for id, err := range h.ids(t.Context(), c) {
			if !IsNotFound(err) || id != "" {
				t.Errorf("%s: %q, %v", name, id, err)
			}
		}
	}
	if enrollments, err := c.Users.Enrollments.List(t.Context(), "auth0|1"); !IsNotFound(err) || len(enrollments) != 0 {
		t.Errorf("enrollments: %v, %v", enrollments, err)
	}
}

// TestHoldingsShapes: every attribute that the reference names arrives, and null is nothing.
func TestHoldingsShapes(t *testing.T) {
	t.Parallel()
	const at = "2026-03-01T09:00:00.000Z"
	bodies := map[string]string{
		"groups": `{"groups":[{"id":"grp_1","name":"G","external_id":"x","connection_id":"con_1","tenant_name":"acme","created_at":"` + at + `",
"updated_at":"` + at + `","membership_created_at":"` + at + `","new":1},{"id":"grp_2","name":"H","external_id":null}],"start":0,"limit":100,"total":0}`,
		"organizations": `{"organizations":[{"id":"org_1","name":"acme","display_name":"Acme","branding":{"logo_url":"https://x/y","colors":{"primary":"#000000",
"page_background":"#FFFFFF"}},"metadata":{"a":"b","n":null},"token_quota":{"client_credentials":{"enforce":true,"per_day":10,"per_hour":2}},
"third_party_client_access":"block"},{"id":"org_2","name":"bare","branding":{"logo_url":null}}],"total":0}`,
		"connected-accounts": `{"connected_accounts":[{"id":"cac_1","connection":"google-oauth2","connection_id":"con_1","strategy":"google-oauth2","access_type":"offline",
"scopes":["openid"],"created_at":"` + at + `","expires_at":"` + at + `","organization_id":"org_1"},{"id":"cac_2"}]}`,
		"enrollments": `[{"id":"dev_1","status":"confirmed","type":"phone","name":"N","identifier":"I","phone_number":"XX99","auth_method":"sms","enrolled_at":"` + at + `",
"last_auth":"` + at + `"},{"id":"dev_2","last_auth":null}]`,
		"effective-roles":       `{"roles":[{"id":"rol_1","name":"editor","description":"Edits","sources":["direct","groups"]}]}`,
		"effective-permissions": `{"permissions":[{"permission_name":"p","resource_server_identifier":"urn:x","resource_server_name":"X","description":"D","sources":["direct","roles"]}]}`,
	}
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, http.StatusOK, bodies[r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]])
	})
	users, ctx := f.client(t).Users, t.Context()
	text := func(s string) *Text { return pointer(Text(s)) }
	enrollments, err := users.Enrollments.List(ctx, "auth0|1")
	if err != nil {
		t.Fatal(err)
	}
	got := []any{
		count(t, users.Groups.List(ctx, "auth0|1")), count(t, users.Organizations.List(ctx, "auth0|1")), count(t, users.ConnectedAccounts.List(ctx, "auth0|1")),
		enrollments, count(t, users.EffectiveRoles.List(ctx, "auth0|1")), count(t, users.EffectivePermissions.List(ctx, "auth0|1", "urn:x")),
	}
	want := []any{
		[]*GroupMembership{{
			Group: Group{
				ID: text("grp_1"), Name: text("G"), ExternalID: text("x"), ConnectionID: text("con_1"), TenantName: text("acme"),
				CreatedAt: text(at), UpdatedAt: text(at),
			},
			Since: text(at),
		}, {Group: Group{ID: text("grp_2"), Name: text("H")}}},
		[]*Organization{{
			ID: "org_1", Name: "acme", DisplayName: text("Acme"),
			Branding: &OrganizationBranding{
				LogoURL: text("https://x/y"),
				Colors:  &OrganizationColors{Primary: text("#000000"), PageBackground: text("#FFFFFF")},
			},
			Metadata: map[string]*Text{"a": text("b"), "n": nil},
			TokenQuota: &OrganizationTokenQuotas{
				ClientCredentials: &OrganizationTokenQuota{Enforce: pointer(true), PerDay: pointer(int64(10)), PerHour: pointer(int64(2))},
			},
		}, {ID: "org_2", Name: "bare", Branding: &OrganizationBranding{}}},
		[]*ConnectedAccount{{
			ID: "cac_1", Connection: "google-oauth2", ConnectionID: "con_1", Strategy: "google-oauth2", AccessType: "offline", Scopes: []string{
				"openid",
			},
			CreatedAt: text(at), ExpiresAt: text(at), OrganizationID: text("org_1"),
		}, {ID: "cac_2"}},
		[]*Enrollment{{
			ID: text("dev_1"), Status: text("confirmed"), Type: text("phone"), Name: text("N"), Identifier: text("I"), PhoneNumber: text("XX99"),
			AuthMethod: text("sms"), EnrolledAt: text(at), LastAuth: text(at),
		}, {ID: text("dev_2")}},
		[]*EffectiveRole{{ID: "rol_1", Name: "editor", Description: "Edits", Sources: []string{RoleSourceDirect, RoleSourceGroups}}},
		[]*EffectivePermission{{
			Permission: Permission{Name: "p", ResourceServerIdentifier: "urn:x"}, Description: "D", ResourceServerName: "X",
			Sources: []string{PermissionSourceDirect, PermissionSourceRoles},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
