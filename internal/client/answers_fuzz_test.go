// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"io"
	"iter"
	"net/http"
	"strings"
	"testing"
)

// sameAnswer answers every request in one way.
type sameAnswer struct {
	status int
	body   string
}

func (s sameAnswer) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: s.status, Header: http.Header{"Content-Type": {"application/json"}}, Request: req,
		Body: io.NopCloser(strings.NewReader(s.body)), ContentLength: int64(len(s.body)),
	}, nil
}

// everyCall is all calls whose answers are read. Each checks what it passes on.
func everyCall() map[string]func(context.Context, *testing.T, *Client) {
	const id = "auth0|1"
	user := func(t *testing.T, user *User, err error) {
		t.Helper()
		if err == nil && (user.ID == "" || len(user.Identities) == 0 || user.Identities[0].Connection == "") {
			t.Errorf("no user: %+v", user)
		}
	}
	named := func(t *testing.T, got *User, err error) {
		t.Helper()
		if user(t, got, err); err == nil && got.ID != id {
			t.Errorf("another user: %+v", got)
		}
	}
	secret := func(t *testing.T, secret string, err error) {
		t.Helper()
		if err == nil && secret == "" {
			t.Error("an empty secret")
		}
	}
	return map[string]func(context.Context, *testing.T, *Client){
		"get": func(ctx context.Context, t *testing.T, c *Client) { u, err := c.Users.Get(ctx, id); named(t, u, err) },
		"update": func(ctx context.Context, t *testing.T, c *Client) {
			u, err := c.Users.Update(ctx, id, UpdateUserRequest{})
			named(t, u, err)
		},
		"create": func(ctx context.Context, t *testing.T, c *Client) {
			u, err := c.Users.Create(ctx, withOwnID())
			user(t, u, err)
		},
		"create by e-mail": func(ctx context.Context, t *testing.T, c *Client) {
			u, err := c.Users.Create(ctx, byEmail())
			user(t, u, err)
		},
		"delete": func(ctx context.Context, _ *testing.T, c *Client) { _ = c.Users.Delete(ctx, id) },
		"by email": func(ctx context.Context, t *testing.T, c *Client) {
			whole(c.Users.ListByEmail(ctx, "ada@example.com"))(t)
		},
		"search": func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.List(ctx, ListUsersOptions{})) },
		"all": func(ctx context.Context, t *testing.T, c *Client) {
			walk(t, c.Users.ListAll(ctx, ListAllUsersOptions{}))
		},
		"all by e-mail": func(ctx context.Context, t *testing.T, c *Client) {
			walk(t, c.Users.ListAll(ctx, ListAllUsersOptions{Order: UserOrder{Field: fieldEmail}}))
		},
		"count": func(ctx context.Context, _ *testing.T, c *Client) { _, _ = c.Users.CountFrom(ctx, "", "") },
		"recovery": func(ctx context.Context, t *testing.T, c *Client) {
			s, err := c.Users.RegenerateRecoveryCode(ctx, id)
			secret(t, s, err)
		},
		"password": func(ctx context.Context, t *testing.T, c *Client) {
			s, err := c.Tickets.PasswordChange(ctx, PasswordChangeRequest{})
			secret(t, s, err)
		},
		"verify": func(ctx context.Context, t *testing.T, c *Client) {
			s, err := c.Tickets.EmailVerification(ctx, EmailVerificationRequest{})
			secret(t, s, err)
		},
		"job": func(ctx context.Context, _ *testing.T, c *Client) { _, _ = c.Jobs.Get(ctx, "job_1") },
		"mail": func(ctx context.Context, _ *testing.T, c *Client) {
			_, _ = c.Jobs.VerificationEmail(ctx, VerificationEmailRequest{})
		},
		"API": func(ctx context.Context, _ *testing.T, c *Client) { _, _ = c.ResourceServers.Get(ctx, "urn:api") },
		"link": func(ctx context.Context, t *testing.T, c *Client) {
			linked(t)(c.Users.Identities.Link(ctx, id, LinkIdentityRequest{Provider: "a", UserID: "b"}))
		},
		"unlink": func(ctx context.Context, t *testing.T, c *Client) {
			linked(t)(c.Users.Identities.Delete(ctx, id, "a", "b"))
		},
		"method": func(ctx context.Context, _ *testing.T, c *Client) {
			_, _ = c.Users.AuthenticationMethods.Get(ctx, id, "phone|dev_1")
		},
		"methods": func(ctx context.Context, t *testing.T, c *Client) {
			walk(t, c.Users.AuthenticationMethods.List(ctx, id))
		},
		"set": func(ctx context.Context, t *testing.T, c *Client) {
			whole(c.Users.AuthenticationMethods.Set(ctx, id, nil))(t)
		},
		"blocks": func(ctx context.Context, t *testing.T, c *Client) {
			whole(c.UserBlocks.Get(ctx, id, UserBlocksOptions{}))(t)
		},
		"roles":   func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.Roles.List(ctx, id)) },
		"catalog": func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Roles.List(ctx)) },
		"members": func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Roles.Users.List(ctx, "rol_1")) },
		"page":    func(ctx context.Context, _ *testing.T, c *Client) { _, _ = c.Roles.Users.Page(ctx, "rol_1", 0) },
		"granted": func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.Permissions.List(ctx, id)) },
		"orgs":    func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.Organizations.List(ctx, id)) },
		"logs": func(ctx context.Context, t *testing.T, c *Client) {
			walk(t, c.Users.Logs.List(ctx, id, ListLogsOptions{}))
		},
		"groups":   func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.Groups.List(ctx, id)) },
		"sessions": func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.Sessions.List(ctx, id)) },
		"tokens":   func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.RefreshTokens.List(ctx, id)) },
		"accounts": func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.ConnectedAccounts.List(ctx, id)) },
		"enrolled": func(ctx context.Context, t *testing.T, c *Client) { whole(c.Users.Enrollments.List(ctx, id))(t) },
		"tokensets": func(ctx context.Context, t *testing.T, c *Client) {
			whole(c.Users.FederatedConnectionsTokensets.List(ctx, id))(t)
		},
		"effective": func(ctx context.Context, t *testing.T, c *Client) { walk(t, c.Users.EffectiveRoles.List(ctx, id)) },
		"by groups": func(ctx context.Context, t *testing.T, c *Client) {
			walk(t, c.Users.EffectiveRoles.Sources.Groups.List(ctx, id, "rol_1"))
		},
		"may": func(ctx context.Context, t *testing.T, c *Client) {
			walk(t, c.Users.EffectivePermissions.List(ctx, id, "urn:api"))
		},
		"by roles": func(ctx context.Context, t *testing.T, c *Client) {
			walk(t, c.Users.EffectivePermissions.Sources.Roles.List(ctx, id, Permission{}))
		},
	}
}

// whole checks a list that came at once, walk one that comes item by item.
func whole[T listItem](items []T, err error) func(*testing.T) {
	return func(t *testing.T) {
		t.Helper()
		if err != nil && items != nil {
			t.Errorf("%v, and yet %v", err, items)
		}
		for _, item := range items {
			checkItem(t, item)
		}
	}
}

func walk[T listItem](t *testing.T, list iter.Seq2[T, error]) {
	t.Helper()
	for item, err := range list {
		if err == nil {
			checkItem(t, item)
		}
	}
}

func checkItem[T listItem](t *testing.T, item T) {
	t.Helper()
	var null T
	if item == null {
		t.Error("null is passed on")
		return
	}
	if _, lacking := item.mark(); lacking != "" {
		t.Errorf("%+v lacks %s", item, lacking)
	}
}

func linked(t *testing.T) func([]Identity, error) {
	return func(identities []Identity, err error) {
		t.Helper()
		if err == nil && len(identities) == 0 {
			t.Error("no identities")
		}
	}
}

// FuzzAnswers: no answer whatsoever may panic, or be passed on with a hole in it.
func FuzzAnswers(f *testing.F) {
	calls := everyCall()
	bodies := []string{
		``, `null`, `{}`, `[]`, `[null]`, `[{}]`, `"x"`, `0`, `true`, onlyUser, `[` + onlyUser + `]`, phoneMethod,
		allIdentities, adaJSON, `<html>`, `{"users":[`,
	}
	for _, key := range []string{
		"users", "roles", "permissions", "organizations", "logs", "groups", "sessions", "tokens", "connected_accounts", "authenticators", "blocked_for",
	} {
		for _, items := range []string{`null`, `{}`, `[null]`, `[{}]`, `[[]]`, `[1]`, `[` + onlyUser + `]`, `[{"id":"1","log_id":"1","type":"x","authentication_methods":[null]}]`} {
			bodies = append(bodies, `{"`+key+`":`+items+`}`, `{"total":1e400,"limit":-1,"next":"a","`+key+`":`+items+`}`, `{"total":1000,"`+key+`":`+items+`}`)
		}
	}
	for _, body := range bodies {
		for _, status := range []int{200, 201, 202, 204, 404, 409, 500} {
			f.Add(status, body)
		}
	}
	f.Fuzz(func(t *testing.T, status int, body string) {
		if status < 200 || status > 599 || status == http.StatusTooManyRequests {
			return // No answer, or one that is waited out.
		}
		c, err := New(Config{Domain: "acme.eu.auth0.com", Token: "sentinel", MaxRetries: -1, HTTPTransport: sameAnswer{status, body}})
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range calls {
			call(t.Context(), t, c)
		}
	})
}
