// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package redact

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func knowing(secrets ...string) *Secrets {
	var s Secrets
	s.Configure(secrets...)
	return &s
}

// Passwords that are words, or hardly anything, are masked where they are a value, and prose stays
// readable.
func TestOrdinarySecrets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ secret, text, want string }{
		{"weak", "PasswordStrengthError: Password is too weak", "PasswordStrengthError: Password is too weak"},
		{"weak", "Payload validation error: 'weak' on property password", "Payload validation error: '***' on property password"},
		{"weak", `the password "weak" is too weak`, `the password "***" is too weak`},
		{"weak", "password=weak&x=1", "password=***&x=1"},
		{"weak", "weak", "***"},
		{"weak", `{\"password\":\"weak\"}`, `{\"password\":\"***\"}`},
		{"weak", "<code>weak</code> &quot;weak&quot;", "<code>***</code> &quot;***&quot;"},
		{"Weak", "Weak passwords are weak", "Weak passwords are weak"},
		{"password", "Invalid password on property password", "Invalid password on property password"},
		{"password", "Invalid password 'password'", "Invalid password '***'"},
		{"user", "The user does not exist. inexistent_user", "The user does not exist. inexistent_user"},
		{"The", "The user does not exist.", "The user does not exist."},
		{"a", "a user has a password", "a user has a password"},
		{"a", "value: 'a'", "value: '***'"},
		{"ä", "value: 'ä', a name with ä", "value: '***', a name with ä"},
		{"1234", "Value 1234 is too short", "Value *** is too short"},
		{"1234", "request 512345 at 2026-12-34T1234, 1234.", "request 512345 at 2026-12-34T1234, ***."},
		{"2026", "2026-03-01T09:00:00Z is in 2026", "2026-03-01T09:00:00Z is in ***"},
		{"s3cr", "s3cr, 's3cr' and ps3crs", "***, '***' and ps3crs"},
		{"swordfish", "xswordfishx", "x***x"},
		{"", "nothing", "nothing"},
	} {
		if got := knowing(c.secret).Text(c.text); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.secret, c.text, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Authorization: Bearer 0123456789abcdefghij-unknown", "Authorization: Bearer ***"},
		{"authorization=basic%20YWJjOmRlZmdoaWprbG1ub3A=", "authorization=basic%20***"},
		{"Bearer authentication is required", "Bearer authentication is required"},
		{"got eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln, invalid", "got ***, invalid"},
		{"", ""},
	} {
		if got := knowing().Text(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	pem := "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA0123456789\nAbCdEfGhIjKlMnOpQrStUv\n-----END RSA PRIVATE KEY-----"
	if got := knowing(pem).Text("line AbCdEfGhIjKlMnOpQrStUv of a key"); got != "line *** of a key" {
		t.Error(got)
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	s := knowing("configured", "user")
	s.Body([]byte(`{"password":"hunter22","nested":[{"Client_Secret":"abcdefgh"}],"ticket":"https://x.example/t?ticket=AbC123456#","token":7}`))
	for text, want := range map[string]string{
		`{"access_token":123,"a":[{"password":null}],"n":1.10}`: `{"a":[{"password":null}],"access_token":"***","n":1.10}`,
		`{"Refresh_Token":"x","linkWith":"y"}`:                  `{"Refresh_Token":"***","linkWith":"***"}`,
		`{"big":12345678901234567890,"<":"&"}`:                  `{"<":"&","big":12345678901234567890}`,
		`["configured","xhunter22x","abcdefgh","AbC123456"]`:    `["***","x***x","***","***"]`,
		`{"hunter22":1,"user":"user","of":"a user"}`:            `{"***":1,"of":"a user","user":"***"}`,
		`{"a":1} {"password":"second document"}`:                "(not JSON, left out)",
		`grant_type=x&client_secret=other`:                      "(not JSON, left out)",
		"  ":                                                    "",
	} {
		if got := s.JSON([]byte(text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestError(t *testing.T) {
	t.Parallel()
	s := knowing("swordfish")
	err := s.Error(fmt.Errorf("it said swordfish: %w", io.ErrUnexpectedEOF))
	if err.Error() != "it said ***: unexpected EOF" || !errors.Is(err, io.ErrUnexpectedEOF) || errors.Unwrap(err) != nil {
		t.Errorf("%v", err)
	}
	if err := s.Error(io.EOF); err.Error() != "EOF" || !errors.Is(err, io.EOF) || s.Error(nil) != nil {
		t.Errorf("an error without secrets changes: %v", err)
	}
}

// However a text writes a secret down, and whatever stands around it.
func TestEverySpellingIsFound(t *testing.T) {
	t.Parallel()
	spell := map[string]func(string) string{
		"plain":        func(s string) string { return s },
		"JSON":         func(s string) string { return quotedJSON(s, true) },
		"JSON in JSON": func(s string) string { return quotedJSON(quotedJSON(s, false), true) },
		"Go":           func(s string) string { return inner(strconv.Quote(s)) },
		"form":         url.QueryEscape,
		"path":         url.PathEscape,
		"small hex":    func(s string) string { return lowerHex(url.QueryEscape(s)) },
		"HTML":         html.EscapeString,
		"Basic":        func(s string) string { return base64.StdEncoding.EncodeToString([]byte("client-id:" + s)) },
		"base64url":    func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(`{"a":"` + s + `"}`)) },
	}
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[A-Za-z0-9äß"'<>&%+/\\=~ €😀-]{10,40}`).Draw(t, "secret")
		if strings.TrimSpace(secret) == "" {
			return
		}
		around := rapid.StringMatching(`[A-Za-z ."':=]{0,12}`)
		before, after := around.Draw(t, "before"), around.Draw(t, "after")
		s := knowing()
		body, err := json.Marshal(map[string]string{rapid.SampledFrom([]string{"password", "ticket", "recovery_code", "link_with"}).Draw(t, "key"): secret})
		if err != nil {
			t.Fatal(err)
		}
		s.Body(body)
		for name, spelled := range spell {
			core := spelled(secret)
			got := s.Text(before + core + after)
			if !strings.Contains(got, Mask) || strings.Contains(got, core) {
				t.Fatalf("%s: %q", name, got)
			}
		}
	})
}

// Texts without secrets stay what they are.
func TestNothingElseIsMasked(t *testing.T) {
	t.Parallel()
	s := knowing("correct horse battery staple", "weak", "a", "1234567")
	for _, text := range []string{
		"Payload validation error: 'Object didn't pass validation for format email: x' on property email (The user's email).",
		"Insufficient scope, expected any of: read:users,read:current_user,read:user_idp_tokens",
		"The user does not exist.", "PasswordStrengthError: Password is too weak",
		"Global limit has been reached", `dial tcp 127.0.0.1:1234567: connect: connection refused`,
	} {
		if got := s.Text(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Memory does not grow with what servers send.
func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	var s Secrets
	for n := range 3 * mostSeen {
		s.Body(fmt.Appendf(nil, `{"recovery_code":"code-number-%08d"}`, n))
		if n < 3*mostFetched {
			s.Fetched(fmt.Sprintf("token-number-%08d", n))
		}
	}
	if len(s.seen.of) != mostSeen || s.seen.order.Len() != mostSeen || len(s.fetched.of) != mostFetched {
		t.Errorf("%d and %d secrets", len(s.seen.of), len(s.fetched.of))
	}
	forms := 0
	for _, entries := range s.index.longer {
		forms += len(entries)
	}
	if forms > (mostSeen+mostFetched)*12 {
		t.Errorf("%d forms", forms)
	}
	last, first := fmt.Sprintf("code-number-%08d", 3*mostSeen-1), fmt.Sprintf("code-number-%08d", 0)
	if got := s.Text(last + " " + first); got != Mask+" "+first {
		t.Error(got)
	}
}

func BenchmarkText(b *testing.B) {
	var s Secrets
	for n := range mostSeen {
		s.Body(fmt.Appendf(nil, `{"password":"Password-number-%08d"}`, n))
	}
	page := strings.Repeat(`{"user_id":"auth0|0123456789abcdef","email":"somebody@example.com","name":"Some Body"},`, 1000)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		s.Text(page)
	}
}

func BenchmarkBody(b *testing.B) {
	var s Secrets
	page := []byte("[" + strings.Repeat(`{"user_id":"auth0|0123456789abcdef","email":"somebody@example.com","name":"Some Body","nested":{"x":1}},`, 1000) + "0]")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		s.Body(page)
	}
}
