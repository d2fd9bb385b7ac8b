// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// emailMethod is an e-mail method of grace as a list shows it.
func emailMethod(id, name, at string) string {
	return fmt.Sprintf(`{"id":%q,"type":"email","name":%q,"email":"grac****@exam*******","created_at":%q}`, id, name, at)
}

// A create whose answer is lost is sent once; whether it took effect is asked for. So is a conflict, which a
// repetition on the way may have caused.
func TestAuthenticationMethodCreateLost(t *testing.T) {
	t.Parallel()
	// Parallel subtests may begin much later than this line.
	now, before, old := time.Now().Add(time.Hour).UTC().Format(time.RFC3339Nano), time.Now().UTC().Format(time.RFC3339Nano), "2020-01-01T00:00:00.000Z"
	work := emailMethod("email|dev_work", "Work", now)
	for name, c := range map[string]struct {
		listed         []string
		fails          bool
		want           string // After a lost answer.
		wantOnConflict string
	}{
		"made": {
			listed: []string{strings.ReplaceAll(work, "email", "totp"), work}, want: "email|dev_work",
			wantOnConflict: "email|dev_work",
		},
		"beside another":         {listed: []string{emailMethod("email|dev_home", "Home", now), work}, want: "email|dev_work"},
		"beside an old one":      {listed: []string{emailMethod("email|dev_old", "Work", old), work}, want: "email|dev_work"},
		"beside a known one":     {listed: []string{emailMethod("email|dev_known", "Work", now), work}, want: "email|dev_work"},
		"only the known one":     {listed: []string{emailMethod("email|dev_known", "Work", now)}},
		"enrolled a moment ago":  {listed: []string{emailMethod("email|dev_work", "Work", before)}},
		"without a date":         {listed: []string{emailMethod("email|dev_work", "Work", "yesterday")}},
		"not made":               {listed: []string{emailMethod("email|dev_old", "Work", old), emailMethod("email|dev_home", "Home", now)}},
		"somebody else's":        {listed: []string{strings.Replace(work, "grac", "adal", 1)}},
		"one of two":             {listed: []string{work, emailMethod("email|dev_2", "Work", now)}},
		"nobody to be had":       {listed: []string{work}, fails: true},
		"a list with a hole":     {listed: []string{work, "null"}},
		"a method without an ID": {listed: []string{work, `{"type":"totp"}`}},
	} {
		for conflict, want := range map[bool]string{false: c.want, true: c.wantOnConflict} {
			t.Run(fmt.Sprintf("%s, conflict %t", name, conflict), func(t *testing.T) {
				t.Parallel()
				f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
					switch {
					case r.Method == http.MethodPost && conflict:
						answerError(w, http.StatusConflict, "", "Authentication method already exists.")
					case r.Method == http.MethodPost:
						answer(w, http.StatusBadGateway, "<html>")
					case c.fails:
						answerError(w, http.StatusForbidden, "insufficient_scope", "Insufficient scope")
					default:
						answer(w, http.StatusOK, `{"authenticators":[`+strings.Join(c.listed, ",")+`]}`)
					}
				})
				methods := f.client(t).Users.AuthenticationMethods
				methods.Know("auth0|1", "email|dev_known")
				methods.Know("auth0|2", "email|dev_work") // Another user's.
				request := CreateAuthenticationMethodRequest{Type: MethodEmail, Name: "Work", Email: "grace@example.com"}
				got, err := methods.Create(t.Context(), "auth0|1", request)
				switch {
				case want != "" && (err != nil || got.ID != want):
					t.Errorf("%+v, %v", got, err)
				case want == "" && MayHaveBeenProcessed(err) == conflict, want == "" && IsConflict(err) != conflict:
					t.Errorf("%+v, %v", got, err)
				}
				if n := f.count("POST /api/v2/users/auth0%7C1/authentication-methods"); n != 1 {
					t.Errorf("sent %d times", n)
				}
				// What one create has made is not what another one has made.
				if again, err := methods.Create(t.Context(), "auth0|1", request); want != "" && err == nil {
					t.Errorf("two creates share %s", again.ID)
				}
			})
		}
	}
}

// An answer about another method, or about none, is an error, and tells nobody that nothing happened.
func TestAuthenticationMethodAnswersAboutOthers(t *testing.T) {
	t.Parallel()
	rename := UpdateAuthenticationMethodRequest{Name: Set("Mobile")}
	for name, says := range map[string]string{
		"nothing": `{}`, "null": `null`, "no ID": `{"type":"phone","phone_number":"XXXXXXXX5044"}`, "no type": `{"id":"phone|dev_1"}`,
		"another": strings.Replace(phoneMethod, "dev_1", "dev_2", 1),
	} {
		f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodPut {
				says = "[" + says + "," + says + "]"
			}
			answer(w, http.StatusOK, says)
		})
		methods := f.client(t).Users.AuthenticationMethods
		if got, err := methods.Get(t.Context(), "auth0|1", "phone|dev_1"); err == nil || IsMethodGone(err) {
			t.Errorf("%s: read %+v, %v", name, got, err)
		}
		if got, err := methods.Update(t.Context(), "auth0|1", "phone|dev_1", rename); !MayHaveBeenProcessed(err) {
			t.Errorf("%s: updated %+v, %v", name, got, err)
		}
		if got, err := methods.Set(t.Context(), "auth0|1", nil); !MayHaveBeenProcessed(err) {
			t.Errorf("%s: set %+v, %v", name, got, err)
		}
	}
	none := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, `[]`) })
	if got, err := none.client(t).Users.AuthenticationMethods.Set(t.Context(), "auth0|1", []SetAuthenticationMethod{{Type: MethodTOTP}}); !MayHaveBeenProcessed(err) {
		t.Errorf("none of those that were set: %+v, %v", got, err)
	}
	for name, says := range map[string]string{
		"no ID": `{"type":"email"}`, "another type": phoneMethod, "another address": strings.Replace(emailMethod("email|dev_1", "", "x"), "grac", "adal", 1),
	} {
		f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet {
				says = `{"authenticators":[]}`
			}
			answer(w, http.StatusCreated, says)
		})
		got, err := f.client(t).Users.AuthenticationMethods.Create(t.Context(), "auth0|1", CreateAuthenticationMethodRequest{Type: MethodEmail, Email: "grace@example.com"})
		if !MayHaveBeenProcessed(err) {
			t.Errorf("%s: created %+v, %v", name, got, err)
		}
	}
}

// Only a 404 that says so ends a method.
func TestIsMethodGone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code, message string
		want          bool
	}{
		{"inexistent_user", "The user does not exist.", true},
		{"", "The user does not exist.", true},
		{"", "The authentication method could not be found.", true},
		{"", "Not Found", false},
		{"not_found", "", false},
		{"inexistent_tenant", "Tenant not found.", false},
	} {
		if got := IsMethodGone(&Error{Status: http.StatusNotFound, FromAPI: true, Code: c.code, Message: c.message}); got != c.want {
			t.Errorf("%q, %q: %t", c.code, c.message, got)
		}
	}
	if IsMethodGone(&Error{Status: http.StatusNotFound, Message: "The user does not exist."}) {
		t.Error("a proxy's word counts")
	}
}
