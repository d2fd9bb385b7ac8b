// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

const phoneMethod = `{"id":"phone|dev_1","type":"phone","confirmed":true,"name":"Mobile","phone_number":"XXXXXXXX5044",
"created_at":"2026-03-01T09:00:00.000Z","preferred_authentication_method":"sms","last_auth_at":"2026-03-02T09:00:00.000Z",
"authentication_methods":[{"id":"sms|dev_kXVq4drj3Mw6uCF5","type":"sms","unknown":{}}],"unknown":[]}`

func wantPhone() *AuthenticationMethod {
	return &AuthenticationMethod{
		ID: "phone|dev_1", Type: MethodPhone, Confirmed: pointer(true), Name: "Mobile", PhoneNumber: "XXXXXXXX5044",
		CreatedAt: "2026-03-01T09:00:00.000Z", PreferredAuthenticationMethod: "sms", LastAuthAt: "2026-03-02T09:00:00.000Z",
		Methods: []*AuthenticationMethodInner{{ID: "sms|dev_kXVq4drj3Mw6uCF5", Type: "sms"}},
	}
}

func TestAuthenticationMethodsList(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.Contains(r.URL.EscapedPath(), "nobody"):
			answerError(w, http.StatusNotFound, "inexistent_user", "The user does not exist.")
		case strings.Contains(r.URL.EscapedPath(), "none"):
			answer(w, http.StatusOK, `{"authenticators":[],"start":0,"limit":100}`)
		case r.URL.Query().Get("page") == "0":
			items := []string{phoneMethod, `{"id":"passkey|dev_1","type":"passkey","created_at":"x","key_id":"k","public_key":"cGs=","user_handle":"h",
"credential_device_type":"multi_device","credential_backed_up":false,"identity_user_id":"1","user_agent":"u","aaguid":"a","transports":["usb"],
"relying_party_identifier":"example.com","link_id":"l","enrolled_at":"e"}`}
			for n := range 98 {
				items = append(items, fmt.Sprintf(`{"id":"email|dev_%d","type":"email","created_at":"x","email":"****@exam*******"}`, n))
			}
			answer(w, http.StatusOK, `{"authenticators":[`+strings.Join(items, ",")+`],"total":101,"start":0,"limit":100}`)
		default:
			answer(w, http.StatusOK, `{"authenticators":[{"id":"password|dev_1","type":"password","created_at":"x"}],"total":101,"start":100,"limit":100}`)
		}
	})
	c := f.client(t)
	methods := count(t, c.Users.AuthenticationMethods.List(t.Context(), "auth0|a/b"))
	if len(methods) != 101 || methods[100].Type != "password" {
		t.Fatalf("%d methods", len(methods))
	}
	want := []*AuthenticationMethod{wantPhone(), {
		ID: "passkey|dev_1", Type: MethodPasskey, CreatedAt: "x", KeyID: "k", PublicKey: "cGs=", UserHandle: "h", CredentialDeviceType: "multi_device",
		CredentialBackedUp: pointer(false), IdentityUserID: "1", UserAgent: "u", AAGUID: "a", Transports: []string{"usb"},
		RelyingPartyIdentifier: "example.com", LinkID: "l", EnrolledAt: "e",
	}}
	if diff := cmp.Diff(want, methods[:2]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := f.count("GET /api/v2/users/auth0%7Ca%2Fb/authentication-methods"); got != 2 {
		t.Errorf("%d pages, want 2", got)
	}
	if methods := count(t, c.Users.AuthenticationMethods.List(t.Context(), "auth0|none")); len(methods) != 0 {
		t.Errorf("%d methods of a user without any", len(methods))
	}
	for _, err := range c.Users.AuthenticationMethods.List(t.Context(), "auth0|nobody") {
		if !IsNotFound(err) {
			t.Errorf("methods of nobody: %v", err)
		}
	}
}

// Every call, as it goes over the wire, and what comes of its answer.
func TestAuthenticationMethodsCalls(t *testing.T) {
	t.Parallel()
	const one = "/api/v2/users/auth0%7C1/authentication-methods/phone%7Cdev_1"
	const all = "/api/v2/users/auth0%7C1/authentication-methods"
	put := []SetAuthenticationMethod{
		{Type: MethodTOTP, TOTPSecret: "JBSWY3DPEHPK3PXP", Name: "App"}, {
			Type: MethodPhone, PhoneNumber: "+15555555044", PreferredAuthenticationMethod: "voice",
		},
	}
	for name, c := range map[string]struct {
		run                      func(context.Context, *UserAuthenticationMethodsClient) (any, error)
		method, path, body, says string
		status                   int
		want                     any
	}{
		"get": {
			run: func(ctx context.Context, m *UserAuthenticationMethodsClient) (any, error) {
				return m.Get(ctx, "auth0|1", "phone|dev_1")
			},
			method: http.MethodGet, path: one, status: http.StatusOK, says: phoneMethod, want: wantPhone(),
		},
		"create": {
			run: func(ctx context.Context, m *UserAuthenticationMethodsClient) (any, error) {
				return m.Create(ctx, "auth0|1", CreateAuthenticationMethodRequest{Type: MethodPasskey, KeyID: "k", CredentialBackedUp: pointer(false), Transports: []string{"usb"}})
			},
			method: http.MethodPost, path: all, status: http.StatusCreated, says: `{"type":"passkey","id":"passkey|dev_1"}`,
			want: &AuthenticationMethod{ID: "passkey|dev_1", Type: MethodPasskey},
			body: `{"type":"passkey","key_id":"k","credential_backed_up":false,"transports":["usb"]}`,
		},
		"update": {
			run: func(ctx context.Context, m *UserAuthenticationMethodsClient) (any, error) {
				return m.Update(ctx, "auth0|1", "phone|dev_1", UpdateAuthenticationMethodRequest{Name: Set("Mobile"), PreferredAuthenticationMethod: Set("sms")})
			},
			method: http.MethodPatch, path: one, status: http.StatusOK, says: phoneMethod, want: wantPhone(),
			body: `{"name":"Mobile","preferred_authentication_method":"sms"}`,
		},
		"set": {
			run: func(ctx context.Context, m *UserAuthenticationMethodsClient) (any, error) {
				return m.Set(ctx, "auth0|1", put)
			},
			method: http.MethodPut, path: all, status: http.StatusOK, says: `[{"id":"totp|dev_2","type":"totp"},` + phoneMethod + "]",
			want: []*AuthenticationMethod{{ID: "totp|dev_2", Type: "totp"}, wantPhone()},
			body: `[{"type":"totp","name":"App","totp_secret":"JBSWY3DPEHPK3PXP"},{"type":"phone","phone_number":"+15555555044","preferred_authentication_method":"voice"}]`,
		},
		"set none": {
			run: func(ctx context.Context, m *UserAuthenticationMethodsClient) (any, error) {
				return m.Set(ctx, "auth0|1", nil)
			},
			method: http.MethodPut, path: all, status: http.StatusOK, says: "[]", want: []*AuthenticationMethod{}, body: "[]",
		},
		"delete": {
			run: func(ctx context.Context, m *UserAuthenticationMethodsClient) (any, error) {
				return nil, m.Delete(ctx, "auth0|1", "phone|dev_1")
			},
			method: http.MethodDelete, path: one, status: http.StatusNoContent,
		},
		"delete all": {
			run: func(ctx context.Context, m *UserAuthenticationMethodsClient) (any, error) {
				return nil, m.DeleteAll(ctx, "auth0|1")
			},
			method: http.MethodDelete, path: all, status: http.StatusNoContent,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, c.status, c.says) })
			got, err := c.run(t.Context(), f.client(t).Users.AuthenticationMethods)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if last := f.last(t); last.method != c.method || last.path != c.path || last.body != c.body || last.query != "" {
				t.Errorf("sent %s %s?%s %s", last.method, last.path, last.query, last.body)
			}
			refused := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
				answerError(w, http.StatusForbidden, "", "Operation not permitted when the user has registered at least 1 passkey")
			})
			if _, err := c.run(t.Context(), refused.client(t).Users.AuthenticationMethods); !IsForbidden(err) {
				t.Errorf("refused: %v", err)
			}
			gone := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
				answerError(w, http.StatusNotFound, "inexistent_user", "The user does not exist.")
			})
			_, err = c.run(t.Context(), gone.client(t).Users.AuthenticationMethods)
			if c.method == http.MethodDelete && err != nil || c.method != http.MethodDelete && !IsNotFound(err) {
				t.Errorf("of nobody: %v", err)
			}
		})
	}
}

// Secrets of TOTP stay out of the log and of errors, inside arrays too.
func TestAuthenticationMethodSecretsStayInside(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		answerError(w, http.StatusBadRequest, "invalid_body", "Payload validation error: 'not base32: JBSWY3DPEHPK3PXP' on property totp_secret")
	})
	c := f.client(t)
	sink := &logSink{}
	ctx := tflogtest.RootLogger(t.Context(), sink)
	_, createErr := c.Users.AuthenticationMethods.Create(ctx, "auth0|1", CreateAuthenticationMethodRequest{Type: MethodTOTP, TOTPSecret: "JBSWY3DPEHPK3PXP"})
	_, setErr := c.Users.AuthenticationMethods.Set(ctx, "auth0|1", []SetAuthenticationMethod{{Type: MethodTOTP, TOTPSecret: "JBSWY3DPEHPK3PXP"}})
	if !IsBadRequest(createErr) || !IsBadRequest(setErr) {
		t.Fatalf("errors %v, %v", createErr, setErr)
	}
	log := sink.text.String()
	if !strings.Contains(log, "totp") {
		t.Errorf("nothing was logged:\n%s", log)
	}
	for _, text := range []string{log, createErr.Error(), setErr.Error()} {
		if strings.Contains(text, "JBSWY3DPEHPK3PXP") {
			t.Errorf("the secret got out:\n%s", text)
		}
	}
}
