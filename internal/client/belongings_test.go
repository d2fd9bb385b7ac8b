// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkpointList serves an empty first page (deletions make such pages), one item, and an item of
// nulls, each on its page.
func checkpointList(t *testing.T, key, item, nulls string) *fixture {
	return newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		if query.Get("take") != "100" || len(query) > 2 {
			t.Errorf("query %s", r.URL.RawQuery)
		}
		switch query.Get("from") {
		case "":
			answer(w, http.StatusOK, fmt.Sprintf(`{%q:[],"next":"a b"}`, key))
		case "a b":
			answer(w, http.StatusOK, fmt.Sprintf(`{%q:[%s],"next":"c"}`, key, item))
		default:
			answer(w, http.StatusOK, fmt.Sprintf(`{%q:[%s]}`, key, nulls))
		}
	})
}

func text(value string) *Text { return pointer(Text(value)) }

func TestUserSessions(t *testing.T) {
	t.Parallel()
	f := checkpointList(t, "sessions", `{"id":"s1","user_id":"auth0|1","created_at":{"$date":"2026-03-01T09:00:00.000Z"},"expires_at":null,
"device":{"initial_ip":null,"last_ip":"203.0.113.7","last_asn":64500},"clients":[{"client_id":"app"}],
"authentication":{"methods":[{"name":"mfa","timestamp":"2026-03-01T09:00:00.000Z","type":"otp"}]},"cookie":{"mode":"persistent"},
"session_metadata":{"n":"12"},"unknown":1}`,
		`{"id":"s2","device":null,"clients":null,"authentication":null,"cookie":null,"session_metadata":null}`)
	want := []*Session{
		{
			ID: text("s1"), UserID: text("auth0|1"), CreatedAt: text("2026-03-01T09:00:00.000Z"),
			Device: &Device{LastIP: text("203.0.113.7"), LastASN: text("64500")}, Clients: []SessionClient{{text("app")}},
			Authentication: &SessionAuthentication{
				[]SessionAuthenticationMethod{{Name: text("mfa"), Timestamp: text("2026-03-01T09:00:00.000Z"), Type: text("otp")}},
			},
			Cookie: &SessionCookie{text("persistent")}, Metadata: pointer(json.RawMessage(`{"n":"12"}`)),
		},
		{ID: text("s2")},
	}
	if diff := cmp.Diff(want, count(t, f.client(t).Users.Sessions.List(t.Context(), "auth0|1"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := f.count("GET /api/v2/users/auth0%7C1/sessions"); got != 3 {
		t.Errorf("%d pages, want 3", got)
	}
}

func TestUserRefreshTokens(t *testing.T) {
	t.Parallel()
	f := checkpointList(t, "tokens", `{"id":"rt_1","user_id":"auth0|1","created_at":"2026-03-01T09:00:00.000Z","idle_expires_at":null,"expires_at":null,
"client_id":"app","session_id":null,"rotating":false,"resource_servers":[{"audience":"https://api.example.com/","scopes":"openid offline_access"}],
"refresh_token_metadata":{}}`,
		`{"id":"rt_2","rotating":true,"refresh_token_metadata":null}`)
	want := []*RefreshToken{
		{
			ID: text("rt_1"), UserID: text("auth0|1"), CreatedAt: text("2026-03-01T09:00:00.000Z"), ClientID: text("app"), Rotating: pointer(false),
			ResourceServers: []RefreshTokenResourceServer{{text("https://api.example.com/"), text("openid offline_access")}},
			Metadata:        pointer(json.RawMessage(`{}`)),
		},
		{ID: text("rt_2"), Rotating: pointer(true)},
	}
	if diff := cmp.Diff(want, count(t, f.client(t).Users.RefreshTokens.List(t.Context(), "auth0|1"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := f.count("GET /api/v2/users/auth0%7C1/refresh-tokens"); got != 3 {
		t.Errorf("%d pages, want 3", got)
	}
}

// TestUserLogs pages, keeps odd numbers in details, and says when there is more than can be read.
func TestUserLogs(t *testing.T) {
	t.Parallel()
	for total, pages := range map[int]int{0: 1, 100: 1, 101: 2, 1000: 10, 1001: 10} {
		t.Run(strconv.Itoa(total), func(t *testing.T) {
			t.Parallel()
			f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
				page, err := strconv.Atoi(r.URL.Query().Get("page"))
				if err != nil || r.URL.Query().Get("sort") != "date:1" {
					t.Errorf("query %s", r.URL.RawQuery)
				}
				items := []string{}
				for n := page * 100; n < min(total, (page+1)*100); n++ {
					items = append(items, fmt.Sprintf(`{"log_id":"%d","details":{"n":12345678901234567890},"isMobile":false,"connection":null,
"location_info":{"latitude":-33.5,"city_name":null},"security_context":null}`, n))
				}
				answer(w, http.StatusOK, fmt.Sprintf(`{"start":%d,"limit":100,"length":%d,"logs":[%s],"total":%d}`, page*100, len(items), strings.Join(items, ","), total))
			})
			var events []*LogEvent
			var failure error
			for event, err := range f.client(t).Users.Logs.List(t.Context(), "auth0|1", ListLogsOptions{Sort: "date:1"}) {
				if err != nil {
					failure = err
					continue
				}
				events = append(events, event)
			}
			var capped *ResultCapError
			if errors.As(failure, &capped) != (total > 1000) || failure != nil && capped == nil {
				t.Errorf("error %v", failure)
			}
			if len(events) != min(total, 1000) {
				t.Fatalf("%d events", len(events))
			}
			if got := f.count("GET /api/v2/users/auth0%7C1/logs"); got != pages {
				t.Errorf("%d pages, want %d", got, pages)
			}
			if total == 0 {
				return
			}
			want := &LogEvent{
				LogID: text("0"), Details: pointer(json.RawMessage(`{"n":12345678901234567890}`)), IsMobile: pointer(false),
				LocationInfo: &LogLocation{Latitude: pointer(-33.5)},
			}
			if diff := cmp.Diff(want, events[0]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestUserLogsDefaultOrder sends no order when none is asked for.
func TestUserLogsDefaultOrder(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, `[]`) })
	if events := count(t, f.client(t).Users.Logs.List(t.Context(), "auth0|1", ListLogsOptions{})); len(events) != 0 {
		t.Errorf("%d events", len(events))
	}
	if got := f.last(t).query; got != "include_totals=true&page=0&per_page=100" {
		t.Errorf("query %s", got)
	}
}

func TestUserFederatedConnectionsTokensets(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodDelete {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		answer(w, http.StatusOK, `[{"id":"t1","connection":"google","scope":"openid profile","issued_at":"2026-03-01T09:00:00.000Z","expires_at":null}]`)
	})
	tokensets := f.client(t).Users.FederatedConnectionsTokensets
	got, err := tokensets.List(t.Context(), "auth0|1")
	want := []*FederatedConnectionsTokenset{
		{ID: text("t1"), Connection: text("google"), Scope: text("openid profile"), IssuedAt: text("2026-03-01T09:00:00.000Z")},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
	if last := f.last(t); last.query != "" {
		t.Errorf("query %s; the operation declares none", last.query)
	}
	if err := tokensets.Delete(t.Context(), "auth0|1", "t/1"); err != nil {
		t.Fatal(err)
	}
	if last := f.last(t); last.method != http.MethodDelete || last.path != "/api/v2/users/auth0%7C1/federated-connections-tokensets/t%2F1" {
		t.Errorf("sent %s %s", last.method, last.path)
	}
}

func TestUserBlocks(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "missing"):
			answerError(w, http.StatusNotFound, "inexistent_user", "The user does not exist.")
		case r.Method == http.MethodDelete:
			w.WriteHeader(http.StatusNoContent)
		default:
			answer(w, http.StatusOK, `{"blocked_for":[{"identifier":"a+b@example.com","ip":"203.0.113.7","connection":"db"},{"identifier":"a"}]}`)
		}
	})
	blocks := f.client(t).UserBlocks
	want := []*UserBlock{{Identifier: text("a+b@example.com"), IP: text("203.0.113.7"), Connection: text("db")}, {Identifier: text("a")}}
	consider := UserBlocksOptions{ConsiderBruteForceEnablement: true}
	for wire, read := range map[string]func() ([]*UserBlock, error){
		"/api/v2/user-blocks/auth0%7C1?":                                     func() ([]*UserBlock, error) { return blocks.Get(t.Context(), "auth0|1", UserBlocksOptions{}) },
		"/api/v2/user-blocks/auth0%7C1?consider_brute_force_enablement=true": func() ([]*UserBlock, error) { return blocks.Get(t.Context(), "auth0|1", consider) },
		"/api/v2/user-blocks?identifier=a%2Bb%40example.com": func() ([]*UserBlock, error) {
			return blocks.GetByIdentifier(t.Context(), "a+b@example.com", UserBlocksOptions{})
		},
		"/api/v2/user-blocks?consider_brute_force_enablement=true&identifier=a": func() ([]*UserBlock, error) {
			return blocks.GetByIdentifier(t.Context(), "a", consider)
		},
	} {
		got, err := read()
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: error %v (-want +got):\n%s", wire, err, diff)
		}
		if last := f.last(t); last.path+"?"+last.query != wire {
			t.Errorf("read %s?%s, want %s", last.path, last.query, wire)
		}
	}
	for wire, unblock := range map[string]func() error{
		"/api/v2/user-blocks/auth0%7C1?":                     func() error { return blocks.Unblock(t.Context(), "auth0|1") },
		"/api/v2/user-blocks?identifier=a%2Bb%40example.com": func() error { return blocks.UnblockByIdentifier(t.Context(), "a+b@example.com") },
	} {
		if err := unblock(); err != nil {
			t.Errorf("%s: %v", wire, err)
		}
		if last := f.last(t); last.method != http.MethodDelete || last.path+"?"+last.query != wire {
			t.Errorf("sent %s %s?%s, want %s", last.method, last.path, last.query, wire)
		}
	}
	if _, err := blocks.Get(t.Context(), "auth0|missing", UserBlocksOptions{}); !IsNotFound(err) {
		t.Errorf("blocks of nobody: %v", err)
	}
	if err := blocks.Unblock(t.Context(), "auth0|missing"); !IsNotFound(err) {
		t.Errorf("unblocking nobody: %v", err)
	}
}
