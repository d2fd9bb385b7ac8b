// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

const ticketURL = "https://id.example.com/u/reset-password?ticket=SENTINELaB3dE5fG7hI9jK1lM2nO3pQ4#"

func TestTickets(t *testing.T) {
	t.Parallel()
	yes, no := true, false
	common := TicketRequest{
		UserID: "auth0|1", ClientID: "app", OrganizationID: "org_1", TTLSeconds: 60, IncludeEmailInRedirect: &no,
		Identity: &IdentityRef{UserID: "1", Provider: "auth0", ConnectionID: "con_1"},
	}
	const commonJSON = `"user_id":"auth0|1","client_id":"app","organization_id":"org_1","ttl_sec":60,"includeEmailInRedirect":false,` +
		`"identity":{"user_id":"1","provider":"auth0","connection_id":"con_1"}`
	change := func(r PasswordChangeRequest) func(context.Context, *Client, ...RequestOption) (string, error) {
		return func(ctx context.Context, c *Client, opts ...RequestOption) (string, error) {
			return c.Tickets.PasswordChange(ctx, r, opts...)
		}
	}
	verify := func(r EmailVerificationRequest) func(context.Context, *Client, ...RequestOption) (string, error) {
		return func(ctx context.Context, c *Client, opts ...RequestOption) (string, error) {
			return c.Tickets.EmailVerification(ctx, r, opts...)
		}
	}
	for name, c := range map[string]struct {
		call        func(context.Context, *Client, ...RequestOption) (string, error)
		route, body string
	}{
		"password, by ID": {
			change(PasswordChangeRequest{TicketRequest: TicketRequest{UserID: "auth0|1"}}), "/tickets/password-change", `{"user_id":"auth0|1"}`,
		},
		"password, by address": {
			change(PasswordChangeRequest{TicketRequest: TicketRequest{ResultURL: "https://example.com/done"}, ConnectionID: "con_1", Email: "ada@example.com"}),
			"/tickets/password-change", `{"result_url":"https://example.com/done","connection_id":"con_1","email":"ada@example.com"}`,
		},
		"password, all": {
			change(PasswordChangeRequest{TicketRequest: common, MarkEmailAsVerified: &yes}), "/tickets/password-change",
			`{` + commonJSON + `,"mark_email_as_verified":true}`,
		},
		"e-mail": {
			verify(EmailVerificationRequest{TicketRequest{UserID: "auth0|1"}}), "/tickets/email-verification",
			`{"user_id":"auth0|1"}`,
		},
		"e-mail, all": {verify(EmailVerificationRequest{common}), "/tickets/email-verification", `{` + commonJSON + `}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
				answer(w, http.StatusCreated, `{"ticket":"`+ticketURL+`"}`)
			})
			client := f.client(t, func(config *Config) { config.CustomDomainHeader = "id.example.com" })
			var logs bytes.Buffer
			ctx := tflogtest.RootLogger(t.Context(), &logs)
			for domain, opts := range map[string][]RequestOption{"id.example.com": nil, "other.example.com": {WithCustomDomain("other.example.com")}} {
				if got, err := c.call(ctx, client, opts...); err != nil || got != ticketURL {
					t.Errorf("%q, %v", got, err)
				}
				last := f.last(t)
				if last.method != http.MethodPost || last.path != "/api/v2"+c.route || last.body != c.body {
					t.Errorf("sent %s %s %s, want %s", last.method, last.path, last.body, c.body)
				}
				if got := last.header.Get("Auth0-Custom-Domain"); got != domain {
					t.Errorf("custom domain %q, want %q", got, domain)
				}
			}
			if logged := logs.String(); strings.Contains(logged, "SENTINEL") || !strings.Contains(logged, "ticket") {
				t.Errorf("the log shows the link, or nothing of the answer:\n%s", logged)
			}
		})
	}
}

// A lost answer is asked for again: the first link is nobody's.
func TestTicketsAreRepeated(t *testing.T) {
	t.Parallel()
	attempts := 0
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		if attempts++; attempts == 1 {
			answerError(w, http.StatusBadGateway, "", "Bad gateway.")
			return
		}
		answer(w, http.StatusCreated, `{"ticket":"`+ticketURL+`"}`)
	})
	if got, err := f.client(t).Tickets.PasswordChange(t.Context(), PasswordChangeRequest{TicketRequest: TicketRequest{UserID: "auth0|1"}}); err != nil || got != ticketURL {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTicketsRefused(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answerError(w, http.StatusNotFound, "inexistent_user", "User not found.")
	})
	if _, err := f.client(t).Tickets.EmailVerification(t.Context(), EmailVerificationRequest{TicketRequest{UserID: "auth0|1"}}); !IsNotFound(err) {
		t.Errorf("%v", err)
	}
	if got := f.count("POST /api/v2/tickets/email-verification"); got != 1 {
		t.Errorf("%d requests, want 1", got)
	}
}
