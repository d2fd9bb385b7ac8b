// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

var update = flag.Bool("update", false, "write the messages to testdata instead of comparing them")

// call is one operation of a client, as a resource or data source makes it.
type call struct {
	op apidiag.Operation
	do func(context.Context, *client.Client) error
}

func onPassword(e *client.Error) (path.Path, bool) {
	return path.Root("password"), strings.HasPrefix(e.Message, "Password") || strings.Contains(e.Message, "on property password")
}

func pointer(s string) *string { return &s }

var (
	create = call{
		apidiag.Operation{Verb: "create", Object: "user", Subject: "ada@example.com", Attribute: onPassword},
		func(ctx context.Context, c *client.Client) error {
			_, err := c.Users.Create(ctx, client.CreateUserRequest{
				Connection: "Username-Password-Authentication", UserID: pointer("64f0c0ffee"), Email: pointer("ada@example.com"), Password: pointer(password),
			})
			return err
		},
	}
	createEmail = call{
		apidiag.Operation{Verb: "create", Object: "user", Subject: "ada@example.com"},
		func(ctx context.Context, c *client.Client) error {
			_, err := c.Users.Create(ctx, client.CreateUserRequest{Connection: "email", Email: pointer("ada@example.com")})
			return err
		},
	}
	read = call{
		apidiag.Operation{Verb: "read", Object: "user", Subject: "auth0|1"},
		func(ctx context.Context, c *client.Client) error {
			_, err := c.Users.Get(ctx, "auth0|1")
			return err
		},
	}
	change = call{
		apidiag.Operation{Verb: "update", Object: "user", Subject: "ada@example.com", Attribute: onPassword},
		func(ctx context.Context, c *client.Client) error {
			_, err := c.Users.Update(ctx, "auth0|1", client.UpdateUserRequest{Password: client.Set(password)})
			return err
		},
	}
	readGroups = call{
		apidiag.Operation{Verb: "read", Object: "groups", Subject: "of the user auth0|1", Feature: "Directory Groups"},
		func(ctx context.Context, c *client.Client) error {
			for _, err := range c.Users.Groups.List(ctx, "auth0|1") {
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	starved = call{read.op, func(context.Context, *client.Client) error {
		return &client.Error{Err: &patience.Error{
			Wait: patience.Wait{For: "room in the rate limit of the tenant", Advice: "Find out what else uses it."}, Waited: 15 * time.Minute,
		}}
	}}
	lookUp = call{
		apidiag.Operation{Verb: "look up", Object: "user", Subject: "that matches the query", Query: `name:"ada`, Attribute: apidiag.Always("query")},
		func(ctx context.Context, c *client.Client) error {
			for _, err := range c.Users.List(ctx, client.ListUsersOptions{Query: `name:"ada`}) {
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
)

const (
	createRoute = "POST /users"
	readRoute   = "GET /users/auth0%7C1"
	changeRoute = "PATCH /users/auth0%7C1"
	groupsRoute = "GET /users/auth0%7C1/groups"
	lookUpRoute = "GET /users"
	lostRoute   = "GET /users/auth0%7C64f0c0ffee"
	tokenRoute  = "POST /oauth/token"
)

// refusal is an error of the Management API as it has them.
func refusal(status int, code, message string) http.HandlerFunc {
	if code != "" {
		code = `,"errorCode":"` + code + `"`
	}
	return answer(status, fmt.Sprintf(`{"statusCode":%d,"error":%q,"message":%q%s}`, status, http.StatusText(status), message, code))
}

// denial is an error of the token endpoint.
func denial(status int, code, description string) http.HandlerFunc {
	return answer(status, fmt.Sprintf(`{"error":%q,"error_description":%q}`, code, description))
}

// conflictAfterLoss answers the first request in a useless way, and the ones after it
// with a conflict.
func conflictAfterLoss() http.HandlerFunc {
	return inTurn(answer(201, `null`), refusal(409, "auth0_idp_error", "The user already exists."))
}

// inTurn answers one after the other, and goes on with the last one.
func inTurn(handlers ...http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		handle := handlers[0]
		if len(handlers) > 1 {
			handlers = handlers[1:]
		}
		handle(w, r)
	}
}

type situation struct {
	name    string
	call    call
	network http.RoundTripper
	edit    func(*client.Config)
	cancel  time.Duration // when the user presses Ctrl-C; 0 for never
}

func situations(t *testing.T) []situation {
	t.Helper()
	one := func(name string, c call, route string, h http.HandlerFunc) situation {
		return situation{name: name, call: c, network: tenant{route: h}}
	}
	proxied := func(name, address string, dial dialing) situation {
		return situation{name: name, call: read, network: behindProxy(t, address, dial)}
	}
	return append([]situation{
		proxied("proxy: dead", "http://somebody:"+secret+"@proxy.example.com:3128", failing(syscall.ECONNREFUSED)),
		proxied("proxy: unknown", "http://proxy.example.com:3128", failing(errNotFound)),
		proxied("proxy: wants a login", "http://somebody:"+secret+"@proxy.example.com:3128", replying(t, "407 Proxy Authentication Required")),
		proxied("proxy: refuses", "http://proxy.example.com:3128", replying(t, "403 Forbidden")),
		proxied("proxy: no address", "", nil),
		{name: "read: starved", call: starved, network: tenant{}},
		one("token: quota, with a time", read, tokenRoute, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "10800")
			denial(429, "too_many_requests", "Client quota exceeded")(w, r)
		}),
	}, others(t)...)
}

func others(t *testing.T) []situation {
	t.Helper()
	one := func(name string, c call, route string, h http.HandlerFunc) situation {
		return situation{name: name, call: c, network: tenant{route: h}}
	}
	withKey := func(s situation) situation {
		s.edit = func(c *client.Config) { c.ClientSecret, c.PrivateKey = "", privateKey(t) }
		return s
	}
	withToken := func(s situation) situation {
		s.edit = func(c *client.Config) { c.Token = token }
		return s
	}
	return []situation{
		one("create: weak password", create, createRoute, refusal(400, "", "PasswordStrengthError: Password is too weak")),
		one("create: the service quotes the password", create, createRoute, refusal(400, "invalid_body", "Payload validation error: 'bad value "+password+"' on property password.")),
		one("create: unknown connection", create, createRoute, refusal(400, "inexistent_connection", "The connection does not exist.")),
		one("create: connection not enabled for the application", create, createRoute, refusal(400, "auth0_idp_error", "Connection must be enabled for this client to perform single user creation and signup operations (client_id: abc - connection: Username-Password-Authentication)")),
		one("create: social connection", create, createRoute, refusal(400, "", "Connection does not support user creation through the API. It must either be a database or passwordless connection.")),
		one("create: username not wanted", create, createRoute, refusal(400, "", "Cannot set username for connection without requires_username.")),
		one("create: custom domain needed", create, createRoute, refusal(409, "custom_domain_conflict", "The tenant has multiple verified custom domains.")),
		one("create: plan of the tenant", create, createRoute, refusal(403, "insufficient_entitlement", "Please upgrade your subscription to use this feature")),
		one("create: missing scope", create, createRoute, refusal(403, "insufficient_scope", "Insufficient scope, expected any of: create:users")),
		one("create: lost, nobody can tell", create, createRoute, nil),
		one("create: lost, passwordless", createEmail, createRoute, nil),
		one("create: answered about somebody else, nobody can tell", createEmail, createRoute, answer(201, `{"user_id":"email|7","identities":[{"connection":"email"}],"email":"bob@example.com"}`)),
		{name: "create: refused after it was lost, and the user cannot be read", call: create, network: tenant{
			createRoute: conflictAfterLoss(), lostRoute: inTurn(refusal(404, "inexistent_user", "The user does not exist."), answer(200, `{}`)),
		}},
		{name: "create: lost, and the scope to read is missing", call: create, network: tenant{
			createRoute: answer(202, `{}`), lostRoute: refusal(403, "insufficient_scope", "Insufficient scope, expected any of: read:users"),
		}},
		{name: "create: cancelled while under way", call: create, network: tenant{createRoute: silence, lostRoute: silence}, cancel: time.Second},
		one("read: missing scopes", read, readRoute, refusal(403, "insufficient_scope", "Insufficient scope, expected any of: read:users,read:current_user,read:user_idp_tokens")),
		one("read: forbidden for another reason", read, readRoute, refusal(403, "", "User to be acted on does not match subject in bearer token.")),
		one("read: not found by a proxy", read, readRoute, page(404)),
		one("read: no such route", read, readRoute, refusal(404, "", "Not Found")),
		one("read: no such tenant", read, readRoute, refusal(404, "inexistent_tenant", "The tenant does not exist.")),
		one("read: about somebody else", read, readRoute, answer(200, `{"user_id":"auth0|2","identities":[{"connection":"db"}]}`)),
		one("read: about nobody", read, readRoute, answer(200, `{}`)),
		one("read: without identities", read, readRoute, answer(200, `{"user_id":"auth0|1","identities":null}`)),
		one("read: only accepted", read, readRoute, answer(202, `{"user_id":"auth0|1","identities":[{"connection":"db"}]}`)),
		one("read: of another form", read, readRoute, answer(200, `[]`)),
		one("read: bad ID", read, readRoute, refusal(400, "invalid_uri", "Path validation error: 'Object didn't pass validation for format user-id: x' on property id (ID of the user to retrieve).")),
		withToken(one("read: expired token", read, readRoute, answer(401, `{"statusCode":401,"error":"Unauthorized","message":"Expired token received for JSON Web Token validation","attributes":{"error":"x"}}`))),
		one("read: 401 of a proxy", read, readRoute, page(401)),
		one("read: service down", read, readRoute, refusal(503, "", "Service unavailable")),
		one("read: proxy cannot reach the service", read, readRoute, page(502)),
		one("read: error without a text", read, readRoute, answer(418, `{"statusCode":418}`)),
		one("read: truncated answer", read, readRoute, answer(200, `{"user_id":"auth0|1","em`)),
		one("read: no answer in time", read, readRoute, silence),
		one("read: connection broken", read, readRoute, nil),
		one("read: rate limit for a quarter of an hour", read, readRoute, refusal(429, "too_many_requests", "Global limit has been reached")),
		{name: "read: cancelled", call: read, network: tenant{readRoute: silence}, cancel: time.Second},
		one("read: no entitlement", read, readRoute, refusal(403, "insufficient_entitlement", "Please upgrade your subscription to use this")),
		one("list: no entitlement", readGroups, groupsRoute, refusal(403, "insufficient_entitlement", "Please upgrade your subscription to use groups")),
		one("list: refused for another reason", readGroups, groupsRoute, refusal(403, "", "Feature is not enabled")),
		one("list: scope missing", readGroups, groupsRoute, refusal(403, "insufficient_scope", "Insufficient scope, expected any of: read:groups")),
		one("list: no such route", readGroups, groupsRoute, refusal(404, "", "Not Found")),
		one("list: a hole", readGroups, groupsRoute, answer(200, `{"groups":[null]}`)),
		one("list: an item without an ID", readGroups, groupsRoute, answer(200, `{"groups":[{}]}`)),
		one("list: something deleted meanwhile", readGroups, groupsRoute, refusal(404, "", "The role does not exist.")),
		one("update: deleted meanwhile", change, changeRoute, refusal(404, "inexistent_user", "The user does not exist.")),
		one("update: about somebody else", change, changeRoute, answer(200, `{"user_id":"auth0|2","identities":[{"connection":"db"}]}`)),
		one("update: only accepted", change, changeRoute, answer(202, `{}`)),
		one("update: e-mail address taken", change, changeRoute, refusal(400, "auth0_idp_error", "The specified new email already exists")),
		one("update: no such custom domain", change, changeRoute, refusal(400, "", "The custom domain does not exist for the tenant.")),
		one("update: first username", change, changeRoute, refusal(400, "", "Cannot update username for users without an username already set")),
		one("update: synchronised profile", change, changeRoute, refusal(400, "operation_not_supported", "The following user attributes cannot be updated: given_name. The connection must either be a database connection (using the Auth0 store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'.")),
		one("update: cannot be unset", change, changeRoute, refusal(400, "", "The following user attributes cannot be removed: nickname. The connection (x) must either be a custom database connection with import mode disabled, a social or enterprise connection.")),
		one("update: answer lost", change, changeRoute, nil),
		{name: "update: cancelled", call: change, network: tenant{changeRoute: silence}, cancel: time.Second},
		one("look up: malformed query", lookUp, lookUpRoute, refusal(400, "invalid_query_string", "Invalid query: a quote is not closed")),
		one("look up: too slow", lookUp, lookUpRoute, refusal(503, "", "The query exceeded the timeout. Please try refining your search criteria. See https://auth0.com/docs/best-practices/search-best-practices.")),
		one("token: wrong secret", create, tokenRoute, denial(401, "access_denied", "Unauthorized")),
		withKey(one("token: wrong key", create, tokenRoute, denial(401, "invalid_client", "Client authentication failed"))),
		one("token: no client grant", create, tokenRoute, denial(403, "access_denied", `Client is not authorized to access "https://acme.eu.auth0.com/api/v2/". You need to create a "client-grant" associated to this API.`)),
		one("token: grant type switched off", create, tokenRoute, denial(403, "unauthorized_client", "Grant type 'client_credentials' not allowed for the client.")),
		one("token: unknown audience", create, tokenRoute, denial(403, "access_denied", "Service not found: https://acme.eu.auth0.com/api/v2/")),
		one("token: something else", create, tokenRoute, denial(400, "invalid_request", "The secret "+secret+" is odd.")),
		one("token: quota", create, tokenRoute, denial(429, "too_many_requests", "Client quota exceeded")),
		one("token: some web site", create, tokenRoute, page(200)),
		one("token: down", create, tokenRoute, page(503)),
		{name: "network: no such host", call: create, network: undialled(errNotFound)},
		{name: "network: no name server", call: create, network: undialled(errServer)},
		{name: "network: refused", call: create, network: undialled(syscall.ECONNREFUSED)},
		{name: "network: timeout", call: create, network: undialled(os.ErrDeadlineExceeded)},
		{name: "network: certificate", call: create, network: undialled(x509.UnknownAuthorityError{})},
		{name: "network: something else", call: create, network: undialled(errReset)},
	}
}

// TestMessages compares what users read with testdata/messages.txt; run it with
// -update to write that file, and read the difference.
func TestMessages(t *testing.T) {
	t.Parallel()
	var all bytes.Buffer
	for _, s := range situations(t) {
		d := provoke(t, s)
		text := render(s.name, d)
		all.WriteString(text)
		for _, hidden := range []string{secret, password, token, "PRIVATE KEY", "{\"", "<html>", "client:", "GET /", "POST /", "PATCH /"} {
			if strings.Contains(text, hidden) {
				t.Errorf("%s: the message holds %q:\n%s", s.name, hidden, text)
			}
		}
	}
	file := filepath.Join("testdata", "messages.txt")
	if *update {
		if err := os.WriteFile(file, all.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), all.String()); diff != "" {
		t.Errorf("messages (-want +got), go test -update writes them:\n%s", diff)
	}
}

// provoke runs the call until it fails and words the error.
func provoke(t *testing.T, s situation) diag.Diagnostic {
	t.Helper()
	var d diag.Diagnostic
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if s.cancel > 0 {
			stop := time.AfterFunc(s.cancel, cancel)
			defer stop.Stop()
		}
		err := s.call.do(ctx, newClient(t, s.network, s.edit))
		if err == nil {
			t.Fatalf("%s: no error", s.name)
		}
		d = apidiag.From(s.call.op, err)
		if d.Severity() != diag.SeverityError {
			t.Errorf("%s: severity %s", s.name, d.Severity())
		}
	})
	return d
}

// render shows a diagnostic about as wide as the CLI does.
func render(name string, d diag.Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n\nError: %s\n", name, d.Summary())
	if with, ok := d.(diag.DiagnosticWithPath); ok {
		fmt.Fprintf(&b, "on attribute %s\n", with.Path())
	}
	b.WriteString("\n")
	for line := range strings.SplitSeq(d.Detail(), "\n") {
		b.WriteString(wrap(line) + "\n")
	}
	return b.String() + "\n"
}

// wrap breaks a line as the CLI does; indented lines stay whole.
func wrap(line string) string {
	const width = 78
	if strings.HasPrefix(line, " ") {
		return line
	}
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(line) {
		switch {
		case i == 0:
		case column+1+len(word) > width:
			b.WriteString("\n")
			column = 0
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

func privateKey(t *testing.T) string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}))
}

// TestFrom_unexpected: even an error that nobody thought of ends in advice.
func TestFrom_unexpected(t *testing.T) {
	t.Parallel()
	op := apidiag.Operation{Verb: "list", Object: "users"}
	for want, err := range map[string]error{
		"Please report this":             fmt.Errorf("odd"),
		"Narrow the search":              &client.ResultCapError{Route: "/users", Cap: 1000, Total: 4711},
		"time that the CLI allows":       context.DeadlineExceeded,
		"The run was cancelled":          context.Canceled,
		"There are 4711 results":         &client.ResultCapError{Route: "/users", Cap: 1000, Total: 4711},
		"There are 1000 results or more": &client.ResultCapError{Route: "/users", Cap: 1000, Total: 1000},
		"at least 12 users, but only 11": &client.IncompleteListError{Found: 11, Total: 12},
		"only 1282 were found":           &client.IncompleteListError{Found: 1282, Total: 0},
		"only 1283 were found":           &client.IncompleteListError{Found: 1283, Total: 1000},
		"gives access to the first 100":  fmt.Errorf("wrapped: %w", &client.ResultCapError{Cap: 1000, Total: 4711}),
	} {
		d := apidiag.From(op, err)
		if d.Summary() != "Unable to List Users" || !strings.HasPrefix(d.Detail(), "Could not list the users.\n\n") || !strings.Contains(d.Detail(), want) {
			t.Errorf("%v: %s: %s", err, d.Summary(), d.Detail())
		}
	}
}
