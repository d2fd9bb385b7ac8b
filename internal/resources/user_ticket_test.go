// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	ticketAddr = "auth0users_user_ticket.t"
	ticketType = "auth0users_user_ticket"
	change     = "POST /tickets/password-change"
	verify     = "POST /tickets/email-verification"

	ticketForPassword = "password_change"
	ticketForEmail    = "email_verification"
)

func ticket(kind, trigger string, lines ...string) string {
	return fmt.Sprintf("resource \"auth0users_user_ticket\" \"t\" {\n  type = %q\n  triggers = { on = %q }\n  %s\n}\n", kind, trigger, strings.Join(lines, "\n  "))
}

// ticketWorld is a tenant with grace, who is a member of an organization, with a user
// without an address, and with one who signed up with Google.
func ticketWorld(t *testing.T) *acctest.World {
	t.Helper()
	w := acctest.New(t)
	w.Seed(`
organizations: [{id: org_aB3dE5fG7hI9jK1l, name: acme}]
users:
- {user_id: ` + grace + `, connection: Username-Password-Authentication, email: grace@example.com, organizations: [acme]}
- {user_id: "sms|64f0c0ffee64f0c0ffee64f0", connection: sms, phone_number: "+14155550123"}
- {user_id: "google-oauth2|99", connection: google-oauth2, email: linus@example.com}
`)
	return w
}

// databaseID is the ID of the connection that grace is in.
func databaseID(w *acctest.World) string {
	var connections []struct{ ID string }
	w.Call(http.MethodGet, "/connections?name=Username-Password-Authentication", nil, &connections)
	return connections[0].ID
}

func TestAccUserTicket(t *testing.T) {
	t.Parallel()
	w := ticketWorld(t)
	byAddress := []string{`email = "grace@example.com"`, fmt.Sprintf("connection_id = %q", databaseID(w))}
	byID := fmt.Sprintf("user_id = %q", grace)
	none := map[string]int{}

	seen := map[string]bool{}
	isNew := func(page string) knownvalue.Check {
		form := regexp.MustCompile(`^https?://[^/]+/u/` + page + `\?ticket=\w{32}#$`)
		return knownvalue.StringFunc(func(link string) error {
			if !form.MatchString(link) || seen[link] {
				return fmt.Errorf("%q is no link of %s, or an old one", link, page)
			}
			seen[link] = true
			return nil
		})
	}
	expires := func(in time.Duration) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(ticketAddr, tfjsonpath.New("expires_at"), knownvalue.StringFunc(func(text string) error {
			at, err := time.Parse(time.RFC3339, text)
			if left := time.Until(at); err == nil && (left > in || left < in-time.Minute) {
				err = fmt.Errorf("expires in %s, want %s", left, in)
			}
			return err
		}))
	}
	step := func(config string, what plancheck.ResourceActionType, want map[string]int, checks ...statecheck.StateCheck) resource.TestStep {
		s := doneOnce(w, config, ticketAddr, what, want)
		s.ConfigStateChecks = checks
		return s
	}
	link := func(page string) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(ticketAddr, tfjsonpath.New("ticket"), isNew(page))
	}
	sensitive := statecheck.ExpectSensitiveValue(ticketAddr, tfjsonpath.New("ticket"))
	w.Run(
		step(ticket("password_change", "1", byID, "ttl_sec = 3600"), plancheck.ResourceActionCreate, map[string]int{change: 1},
			link("reset-password"), sensitive, expires(time.Hour)),
		step(ticket("password_change", "2", byID, "ttl_sec = 3600"), plancheck.ResourceActionReplace, map[string]int{change: 1}, link("reset-password")),
		step(ticket("password_change", "2", byAddress...), plancheck.ResourceActionReplace, map[string]int{change: 1}, link("reset-password"), expires(5*24*time.Hour)),
		step(ticket("email_verification", "2", byID), plancheck.ResourceActionReplace, map[string]int{verify: 1}, link("email-verification"), expires(5*24*time.Hour)),
		step(nobody, plancheck.ResourceActionDestroy, none),
	)
}

// TestUserTicket_requests: whatever is written is sent, and nothing else is.
func TestUserTicket_requests(t *testing.T) {
	t.Parallel()
	w := ticketWorld(t)
	app := w.Emulator.ClientID()
	for name, c := range map[string]struct {
		set   acctest.Attributes
		route string
		want  map[string]any
	}{
		"password": {
			acctest.Attributes{
				"type": acctest.String(ticketForPassword), "user_id": acctest.String(grace), "ttl_sec": acctest.Int(60), "client_id": acctest.String(app),
				"organization_id": acctest.String("org_aB3dE5fG7hI9jK1l"), "mark_email_as_verified": acctest.Bool(true), "include_email_in_redirect": acctest.Bool(false),
				"identity": ticketIdentity("auth0", "grace", databaseID(w)),
			},
			change,
			map[string]any{
				"user_id": grace, "ttl_sec": json.Number("60"), "client_id": app, "organization_id": "org_aB3dE5fG7hI9jK1l", "mark_email_as_verified": true,
				"includeEmailInRedirect": false, "identity": map[string]any{"user_id": "grace", "provider": "auth0", "connection_id": databaseID(w)},
			},
		},
		"by address": {
			acctest.Attributes{
				"type": acctest.String(ticketForPassword), "connection_id": acctest.String(databaseID(w)), "email": acctest.String("grace@example.com"),
				"result_url": acctest.String("https://example.com/done"),
			},
			change,
			map[string]any{"connection_id": databaseID(w), "email": "grace@example.com", "result_url": "https://example.com/done"},
		},
		"e-mail": {
			acctest.Attributes{
				"type": acctest.String(ticketForEmail), "user_id": acctest.String("google-oauth2|99"), "result_url": acctest.String("https://example.com/done"),
				"include_email_in_redirect": acctest.Bool(true), "identity": ticketIdentity("google-oauth2", "google-oauth2|99", nil), // With or without the prefix.
			},
			verify,
			map[string]any{
				"user_id": "google-oauth2|99", "result_url": "https://example.com/done", "includeEmailInRedirect": true,
				"identity": map[string]any{"user_id": "99", "provider": "google-oauth2"},
			},
		},
	} {
		if _, state, problem := create(t, w.NewProtocol(nil), ticketType, c.set); problem != "" || acctest.Text(state["ticket"]) == "" {
			t.Errorf("%s: %v, message:\n%s", name, state, problem)
		}
		log := w.Log()
		last := log[len(log)-1]
		if last.Route != c.route {
			t.Errorf("%s: sent %s", name, last.Route)
		}
		if diff := cmp.Diff(c.want, last.RequestBody); diff != "" {
			t.Errorf("%s: body (-want +got):\n%s", name, diff)
		}
	}
	// The tenant has no custom domain, so that the refusal shows that the header has arrived.
	_, _, problem := create(t, w.NewProtocol(nil), ticketType, acctest.Attributes{
		"type": acctest.String(ticketForEmail), "user_id": acctest.String(grace), "custom_domain_header": acctest.String("id.example.com"),
	})
	if !strings.Contains(problem, `AttributeName("custom_domain_header")`) || !strings.Contains(problem, "such as login.example.com") {
		t.Errorf("message:\n%s", problem)
	}
}

func ticketIdentity(provider, id string, connection any) tftypes.Value {
	text := tftypes.String
	return tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{"provider": text, "user_id": text, "connection_id": text}}, map[string]tftypes.Value{
		"provider": acctest.String(provider), "user_id": acctest.String(id), "connection_id": tftypes.NewValue(text, connection),
	})
}

// TestUserTicket_validate: what Auth0 refuses is an error of the plan, at the right place.
func TestUserTicket_validate(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	s, con, url := acctest.String, acctest.String("con_aB3dE5fG7hI9jK1l"), acctest.String("https://example.com/done")
	user, mail := acctest.String(grace), acctest.String("grace@example.com")
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	type attributes = acctest.Attributes
	for name, c := range map[string]struct {
		kind  string
		set   attributes
		wrong []string // The attributes that are to blame.
	}{
		"by ID":                  {ticketForPassword, attributes{"user_id": user}, nil},
		"by address":             {ticketForPassword, attributes{"connection_id": con, "email": mail}, nil},
		"unknown user":           {ticketForPassword, attributes{"user_id": unknown, "email": unknown}, nil},
		"unknown address":        {ticketForPassword, attributes{"connection_id": con, "email": unknown}, nil},
		"verify an unknown user": {ticketForEmail, attributes{"user_id": unknown, "result_url": url, "client_id": unknown}, nil},
		"nobody":                 {ticketForPassword, attributes{}, []string{"user_id"}},
		"verify nobody":          {ticketForEmail, attributes{}, []string{"user_id"}},
		"no address":             {ticketForPassword, attributes{"connection_id": con}, []string{"connection_id"}},
		"no connection":          {ticketForPassword, attributes{"email": mail}, []string{"email"}},
		"twice":                  {ticketForPassword, attributes{"user_id": user, "connection_id": con, "email": mail}, []string{"connection_id", "email"}},
		"verify by address":      {ticketForEmail, attributes{"connection_id": con, "email": mail}, []string{"connection_id", "email", "user_id"}},
		"verify, marked":         {ticketForEmail, attributes{"user_id": user, "mark_email_as_verified": acctest.Bool(true)}, []string{"mark_email_as_verified"}},
		"organization's URL":     {ticketForPassword, attributes{"user_id": user, "result_url": url, "organization_id": s("org_1")}, []string{"result_url"}},
		"application's URL":      {ticketForPassword, attributes{"user_id": user, "result_url": url, "client_id": s("app")}, nil},
		"verify, its URL":        {ticketForEmail, attributes{"user_id": user, "result_url": url, "client_id": s("app")}, []string{"result_url"}},
		"identity of nobody":     {ticketForPassword, attributes{"connection_id": con, "email": mail, "identity": ticketIdentity("auth0", "1", nil)}, []string{"identity"}},
		"password of Google":     {ticketForPassword, attributes{"user_id": user, "identity": ticketIdentity("google-oauth2", "1", nil)}, []string{"identity"}},
		"verify Google":          {ticketForEmail, attributes{"user_id": user, "identity": ticketIdentity("google-oauth2", "1", nil)}, nil},
		"verify which":           {ticketForEmail, attributes{"user_id": s("google-oauth2|99")}, []string{"identity"}},
		"foreign identity":       {ticketForPassword, attributes{"user_id": user, "identity": ticketIdentity("auth0", "google-oauth2|1", nil)}, []string{"identity"}},
		"a custom database's ID": {ticketForPassword, attributes{"user_id": user, "identity": ticketIdentity("auth0", "legacy|1", nil)}, nil},
		"bad connection":         {ticketForPassword, attributes{"user_id": user, "identity": ticketIdentity("auth0", "1", "con_1")}, []string{"identity"}},
		"bad values": {
			"invitation", attributes{
				"user_id": s("grace"), "ttl_sec": acctest.Int(-1), "result_url": s("done"), "client_id": s(" "), "organization_id": s(""), "custom_domain_header": s("id"),
			}, []string{"client_id", "custom_domain_header", "organization_id", "result_url", "ttl_sec", "type", "user_id"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.set["type"] = s(c.kind)
			var at []string
			for _, d := range validate(t, p, ticketType, c.set) {
				if name == "nobody" && (d.Summary != "Missing Selector" || !strings.Contains(d.Detail, "connection_id and email together")) {
					t.Errorf("%s: %s", d.Summary, d.Detail)
				}
				name, _ := d.Attribute.Steps()[0].(tftypes.AttributeName)
				at = append(at, string(name))
			}
			slices.Sort(at)
			if !slices.Equal(slices.Compact(at), c.wrong) {
				t.Errorf("errors at %v, want %v", at, c.wrong)
			}
		})
	}
}

// TestUserTicket_refused: what only Auth0 can know.
func TestUserTicket_refused(t *testing.T) {
	t.Parallel()
	w := ticketWorld(t)
	s := acctest.String
	for name, c := range map[string]struct {
		set   acctest.Attributes
		fault string
		want  []string
	}{
		"user":         {acctest.Attributes{"user_id": s("auth0|nobody")}, "", []string{`AttributeName("user_id"): User Not Found`, "auth0|nobody"}},
		"address":      {acctest.Attributes{"connection_id": s(databaseID(w)), "email": s("nobody@example.com")}, "", []string{`AttributeName("email"): User Not Found`}},
		"connection":   {acctest.Attributes{"connection_id": s("con_0000000000000000"), "email": s("grace@example.com")}, "", []string{`AttributeName("connection_id"): Unable to Create Password Change Ticket`}},
		"no password":  {acctest.Attributes{"user_id": s("google-oauth2|99")}, "", []string{`AttributeName("user_id")`, "Only users of database connections have a password"}},
		"application":  {acctest.Attributes{"user_id": s(grace), "client_id": s("none")}, "", []string{`AttributeName("client_id")`, "The client does not exist"}},
		"organization": {acctest.Attributes{"user_id": s(grace), "organization_id": s("org_none")}, "", []string{`AttributeName("organization_id")`, "Check the ID of the organization, which begins with org_"}},
		"identity":     {acctest.Attributes{"user_id": s(grace), "identity": ticketIdentity("auth0", "other", nil)}, "", []string{`AttributeName("identity")`}},
		"no address": {
			acctest.Attributes{"type": s(ticketForEmail), "user_id": s("sms|64f0c0ffee64f0c0ffee64f0"), "identity": ticketIdentity("sms", "64f0c0ffee64f0c0ffee64f0", nil)},
			"",
			[]string{`AttributeName("user_id"): Unable to Create E-mail Verification Ticket`, "Give the user an e-mail address"},
		},
		"lost": {acctest.Attributes{"user_id": s(grace)}, change + " drop-after", []string{"Could not create the password change ticket of the user " + grace, "does no harm"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := w
			if c.fault != "" {
				w = ticketWorld(t)
				w.Faults(c.fault)
			}
			if _, ok := c.set["type"]; !ok {
				c.set["type"] = s(ticketForPassword)
			}
			_, state, problem := create(t, w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)}), ticketType, c.set)
			if state != nil {
				t.Errorf("state %v", state)
			}
			for _, want := range c.want {
				if !strings.Contains(problem, want) {
					t.Errorf("the message lacks %q:\n%s", want, problem)
				}
			}
		})
	}
}

// A lost answer is asked for again.
func TestUserTicket_repeated(t *testing.T) {
	t.Parallel()
	w := ticketWorld(t)
	w.Faults(verify + " drop-after count=1")
	_, state, problem := create(t, w.NewProtocol(nil), ticketType,
		acctest.Attributes{"type": acctest.String(ticketForEmail), "user_id": acctest.String(grace)})
	if problem != "" || acctest.Text(state["ticket"]) == "" || w.Requests()[verify] != 2 {
		t.Errorf("%v, requests %v, message:\n%s", state, w.Requests(), problem)
	}
}

// With a key, plan and state hold a link that only the owner of the key can read, and a key that cannot be
// used is an error of the plan.
func TestUserTicket_pgp(t *testing.T) {
	t.Parallel()
	key := newPGPKey(t)
	w := ticketWorld(t)
	want := acctest.Attributes{
		"type": acctest.String("password_change"), "user_id": acctest.String(grace),
		"pgp_key": acctest.String(armored(t, openpgp.PublicKeyType, exported(t, key))),
	}
	planned, state, problem := create(t, w.NewProtocol(nil), ticketType, want)
	if problem != "" {
		t.Fatal(problem)
	}
	link, err := decrypted(key, acctest.Text(state["encrypted_ticket"]))
	if err != nil || !strings.HasPrefix(link, "http") {
		t.Fatalf("decrypted: %q, %v", link, err)
	}
	for where, values := range map[string]acctest.Attributes{"plan": planned, "state": state} {
		if !values["ticket"].IsNull() || strings.Contains(fmt.Sprint(values), link) || values["key_fingerprint"].IsNull() {
			t.Errorf("the %s: %v", where, values)
		}
	}
	w.ResetRequests()
	want["pgp_key"] = acctest.String("nonsense")
	if _, _, problem := create(t, w.NewProtocol(nil), ticketType, want); !strings.Contains(problem, `AttributeName("pgp_key"): Invalid PGP Key`) {
		t.Errorf("an unusable key: %s", problem)
	}
	if r := w.Requests(); len(r) > 0 {
		t.Errorf("requests: %v", r)
	}
}
