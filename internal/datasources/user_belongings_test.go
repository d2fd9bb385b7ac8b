// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestUserBelongings_cost: each list costs what its page says, and nothing of it is shown for a user who is
// not there.
func TestUserBelongings_cost(t *testing.T) {
	t.Parallel()
	w := belongingsWorld(t)
	for name, cost := range map[string]map[string]int{
		"sessions":                        {"GET /users/{user_id}/sessions": 2},
		"refresh_tokens":                  {"GET /users/{user_id}/refresh-tokens": 2},
		"logs":                            {"GET /users/{id}/logs": 1},
		"federated_connections_tokensets": {"GET /users/{id}/federated-connections-tokensets": 1},
		"blocks":                          {"GET /user-blocks/{id}": 1},
	} {
		read(t, w, "auth0users_user_"+name, acctest.Attributes{"user_id": acctest.String("auth0|much")}, cost)
	}
}

// TestUserBelongings_sensitive: what may quote whole requests is not shown by the CLI, IDs are.
func TestUserBelongings_sensitive(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	for name, schema := range acctest.Unconfigured(t).Schemas.DataSourceSchemas {
		for _, list := range schema.Block.Attributes {
			if list.NestedType == nil {
				continue
			}
			for _, attribute := range list.NestedType.Attributes {
				found[name+"."+list.Name+"."+attribute.Name] = attribute.Sensitive
			}
		}
	}
	for name, want := range map[string]bool{
		"auth0users_user_logs.events.details": true, "auth0users_user_logs.events.ip": false,
		"auth0users_user_sessions.sessions.id": false, "auth0users_user_refresh_tokens.refresh_tokens.id": false,
	} {
		if sensitive, ok := found[name]; !ok || sensitive != want {
			t.Errorf("%s: there %t, sensitive %t, want %t", name, ok, sensitive, want)
		}
	}
}

func TestUserBelongings_errors(t *testing.T) {
	t.Parallel()
	user := func(id string) acctest.Attributes { return acctest.Attributes{"user_id": acctest.String(id)} }
	with := func(name string, value tftypes.Value) acctest.Attributes {
		set := user("auth0|much")
		set[name] = value
		return set
	}
	for name, c := range map[string]struct {
		typeName, fault    string
		set                acctest.Attributes
		attribute, summary string
		says               []string
	}{
		"no such user, sessions": {"sessions", "", user("auth0|nobody"), "user_id", "User Not Found", []string{"auth0|nobody", "Check the ID"}},
		"no such user, tokens":   {"refresh_tokens", "", user("auth0|nobody"), "user_id", "User Not Found", []string{"auth0|nobody"}},
		"no such user, sets":     {"federated_connections_tokensets", "", user("auth0|nobody"), "user_id", "User Not Found", []string{"auth0|nobody"}},
		"no such user, blocks":   {"blocks", "", user("auth0|nobody"), "user_id", "User Not Found", []string{"auth0|nobody"}},
		"no plan for sessions": {
			"sessions", "GET /users/{user_id}/sessions status=403", user("auth0|much"),
			"", "Unable to Read Sessions",
			[]string{"Check that the feature Session Management"},
		},
		"service fails":         {"logs", "GET /users/{id}/logs status=500", user("auth0|much"), "", "Unable to Read Log Events", []string{"of the user auth0|much"}},
		"service fails, blocks": {"blocks", "GET /user-blocks status=500", acctest.Attributes{"identifier": acctest.String("much")}, "", "Unable to Read Blocks", []string{"of the identifier much"}},
		"odd order":             {"logs", "", with("sort", acctest.String("newest")), "sort", "Invalid Attribute Value Match", []string{"date:-1"}},
		"unknown order":         {"logs", "", with("sort", acctest.String("taste:1")), "", "Unable to Read Log Events", []string{"taste:1"}},
		"too many":              {"logs", "", with("max_results", acctest.Int(1001)), "max_results", "Invalid Attribute Value", []string{"1000"}},
		"null type": {"logs", "", with("types", tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{
			acctest.String("s"), tftypes.NewValue(tftypes.String, nil),
		})), "types", "Null in a List", []string{"compact()"}},
		"no types":         {"logs", "", with("types", texts()), "types", "Invalid Attribute Value", nil},
		"nobody chosen":    {"blocks", "", nil, "user_id", "Invalid Attribute Combination", []string{"user_id", "identifier"}},
		"two chosen":       {"blocks", "", with("identifier", acctest.String("much")), "user_id", "Invalid Attribute Combination", []string{"user_id", "identifier"}},
		"blank identifier": {"blocks", "", acctest.Attributes{"identifier": acctest.String(" ")}, "identifier", "Empty Value", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := belongingsWorld(t)
			if c.fault != "" {
				w.Faults(c.fault)
			}
			_, diagnostics := w.NewProtocol(acctest.Attributes{"max_retries": acctest.Int(0)}).ReadData("auth0users_user_"+c.typeName, c.set)
			diagnostics = withoutWarnings(diagnostics)
			if len(diagnostics) != 1 {
				t.Fatalf("%d diagnostics, want one", len(diagnostics))
			}
			acctest.Blames(t, diagnostics[0], c.attribute, c.summary, c.says...)
		})
	}
}

// texts is a set of strings.
func texts(values ...string) tftypes.Value {
	items := []tftypes.Value{}
	for _, v := range values {
		items = append(items, acctest.String(v))
	}
	return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, items)
}

func TestUserBlocks_byIdentifier(t *testing.T) {
	t.Parallel()
	w := belongingsWorld(t)
	blocked := func(identifier string, consider bool) any {
		set := acctest.Attributes{"identifier": acctest.String(identifier)}
		if consider {
			set["consider_brute_force_enablement"] = acctest.Bool(true)
		}
		state := read(t, w, "auth0users_user_blocks", set, map[string]int{"GET /user-blocks": 1})
		if state["id"] != identifier {
			t.Errorf("id %v", state["id"])
		}
		return state["blocked_for"]
	}
	of := func(identifier, ip, connection string) []any {
		return []any{map[string]any{"identifier": identifier, "ip": ip, "connection": connection}}
	}
	much := of("much@example.com", "192.0.2.1", "Username-Password-Authentication")
	for _, c := range []struct {
		identifier string
		consider   bool
		want       any
	}{
		{"much", false, much},
		{"much@example.com", true, much},
		{"lax@example.com", false, of("lax@example.com", "192.0.2.2", "lax")},
		{"lax@example.com", true, []any{}},
		{"nobody@example.com", false, []any{}},
	} {
		if diff := cmp.Diff(c.want, blocked(c.identifier, c.consider)); diff != "" {
			t.Errorf("%s, %t (-want +got):\n%s", c.identifier, c.consider, diff)
		}
	}
}

// TestUserLogs: 1100 events, of which the oldest 100 cannot be read and every 50th of the others is a failed login.
func TestUserLogs(t *testing.T) {
	t.Parallel()
	w := belongingsWorld(t)
	for n := range 1100 {
		if n%50 == 0 {
			if err := w.Emulator.FailLogin(emulator.FailedLogin{Identifier: "nothing@example.com", IP: fmt.Sprintf("198.51.100.%d", n/50)}); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if _, err := w.Emulator.Login(emulator.Login{UserID: "auth0|nothing"}); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		set      acctest.Attributes
		requests int
		want     map[string]int // Events by type.
		reached  bool
	}{
		"the newest":     {nil, 1, map[string]int{"s": 98, "fp": 2}, false},
		"all there are":  {acctest.Attributes{"max_results": acctest.Int(1000)}, 10, map[string]int{"s": 980, "fp": 20}, false},
		"few of a type":  {acctest.Attributes{"types": texts("fp"), "max_results": acctest.Int(2)}, 1, map[string]int{"fp": 2}, false},
		"all of a type":  {acctest.Attributes{"types": texts("fp")}, 10, map[string]int{"fp": 20}, true},
		"of two types":   {acctest.Attributes{"types": texts("fp", "s"), "max_results": acctest.Int(101)}, 2, map[string]int{"fp": 2, "s": 99}, false},
		"none of a type": {acctest.Attributes{"types": texts("sapi")}, 10, map[string]int{}, true},
	} {
		set := acctest.Attributes{"user_id": acctest.String("auth0|nothing")}
		maps.Copy(set, c.set)
		state := read(t, w, "auth0users_user_logs", set, map[string]int{"GET /users/{id}/logs": c.requests})
		got := map[string]int{}
		if slices.Contains(dates(t, state, func(event map[string]any) { got[fmt.Sprint(event["type"])]++ }), "") {
			t.Errorf("%s: an event without a date", name)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if state["limit_reached"] != c.reached {
			t.Errorf("%s: limit_reached is %v", name, state["limit_reached"])
		}
	}
}

// dates returns the dates of the events of a state, each of which it shows.
func dates(t *testing.T, state map[string]any, show func(event map[string]any)) (out []string) {
	t.Helper()
	for _, item := range array(t, state["events"]) {
		event, ok := item.(map[string]any)
		if !ok {
			t.Fatalf("%T is not an event", item)
		}
		show(event)
		out = append(out, fmt.Sprint(event["date"]))
	}
	return out
}

// TestUserLogs_order: the newest first unless told otherwise; details on demand only.
func TestUserLogs_order(t *testing.T) {
	t.Parallel()
	w := belongingsWorld(t)
	for range 3 {
		if _, err := w.Emulator.Login(emulator.Login{UserID: "auth0|nothing"}); err != nil {
			t.Fatal(err)
		}
	}
	ids := func(sort string, details bool) (out []string) {
		set := acctest.Attributes{"user_id": acctest.String("auth0|nothing")}
		if sort != "" {
			set["sort"] = acctest.String(sort)
		}
		if details {
			set["include_details"] = acctest.Bool(true)
		}
		state := read(t, w, "auth0users_user_logs", set, map[string]int{"GET /users/{id}/logs": 1})
		dates(t, state, func(event map[string]any) {
			out = append(out, fmt.Sprint(event["log_id"]))
			if _, shown := event["details"]; shown != details {
				t.Errorf("details are %v", event["details"])
			}
		})
		return out
	}
	oldest, newest := ids("date:1", false), ids("", true)
	if len(oldest) != 3 || !slices.IsSorted(oldest) {
		t.Errorf("the oldest first: %v", oldest)
	}
	slices.Reverse(oldest)
	if diff := cmp.Diff(oldest, newest); diff != "" {
		t.Errorf("the newest first (-want +got):\n%s", diff)
	}
}
