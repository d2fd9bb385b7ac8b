// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// addresses are those of the users 0 to n-1 of a crowd of n, in no order.
func addresses(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = crowdEmail(i)
	}
	return all
}

// A query for a thousand addresses, as the function search_query writes it, is sent in
// parts, and each user is found once.
func TestUsers_thousandAddresses(t *testing.T) {
	t.Parallel()
	const n = 1000
	query := lucene.AnyOf("email", append(addresses(n), "nobody@example.com")...)
	for name, c := range map[string]struct {
		set  acctest.Attributes
		want int
	}{
		"all":            {acctest.Attributes{}, n},
		"in connection":  {acctest.Attributes{"connection_name": acctest.String("Username-Password-Authentication")}, n},
		"in another one": {acctest.Attributes{"connection_name": acctest.String("email")}, 0},
		"the first ones": {acctest.Attributes{"max_results": acctest.Int(7), "sort": acctest.String("email:-1")}, 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := crowd(t, n, 1)
			c.set["q"] = acctest.String(query)
			w.ResetRequests()
			users := listed(t, w, c.set)
			if len(users) != c.want {
				t.Errorf("%d users, want %d", len(users), c.want)
			}
			if requests := w.Requests()[bySearch]; requests > 20 {
				t.Errorf("%d requests", requests)
			}
			if name == "the first ones" && users[0]["email"] != "p99984@example.com" {
				t.Errorf("the first one is %v", users[0]["email"])
			}
		})
	}
}

func TestUser_longQuery(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	query := lucene.AnyOf("email", append(addresses(500), "social@example.com")...)
	state, diagnostics := w.NewProtocol(nil).ReadData(userType, acctest.Attributes{"query": acctest.String(query)})
	if len(diagnostics) > 0 {
		t.Fatal(diagnostics[0].Detail)
	}
	if got := plainState(t, state)["id"]; got != "google-oauth2|1122334455" {
		t.Errorf("got %v", got)
	}
	d := refused(t, w, acctest.Attributes{"query": acctest.String(lucene.AnyOf("email", addresses(500)...))})
	acctest.Blames(t, d, "query", "User Not Found", "characters in all")
	if len(d.Detail) > 1000 {
		t.Errorf("the text has %d bytes", len(d.Detail))
	}
}

// What cannot be taken apart is refused without a request where no server would take
// it, and not repeated at length.
func TestUsers_hopelessQuery(t *testing.T) {
	t.Parallel()
	for name, query := range map[string]string{
		"excluded":  "NOT " + lucene.AnyOf("email", addresses(1000)...),
		"one value": lucene.Term("name", strings.Repeat("x", 20<<10)),
	} {
		for typeName, attribute := range map[string]string{usersType: "q", userType: "query"} {
			w := acctest.New(t)
			_, diagnostics := w.NewProtocol(nil).ReadData(typeName, acctest.Attributes{attribute: acctest.String(query)})
			if len(diagnostics) != 1 || len(w.Requests()) > 0 {
				t.Fatalf("%s: %d diagnostics, requests %v", name, len(diagnostics), w.Requests())
			}
			acctest.Blames(t, diagnostics[0], attribute, "Query Too Long", "cannot be taken apart", "search_query")
			if len(diagnostics[0].Detail) > 1000 {
				t.Errorf("%s: the text has %d bytes", name, len(diagnostics[0].Detail))
			}
		}
	}
}

// A server that takes even less says so, and so do we.
func TestUsers_uriTooLong(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Faults("GET /users status=414")
	query := "NOT " + lucene.AnyOf("email", addresses(300)...)
	_, diagnostics := w.NewProtocol(nil).ReadData(usersType, acctest.Attributes{"q": acctest.String(query)})
	if len(diagnostics) != 1 {
		t.Fatalf("%d diagnostics, want one", len(diagnostics))
	}
	acctest.Blames(t, diagnostics[0], "q", "Unable to List Users", "too long for the server", "search_query")
	if text := diagnostics[0].Detail; strings.Contains(text, "proxy") || len(text) > 1200 {
		t.Errorf("%d bytes: %.1500s", len(text), text)
	}
}
