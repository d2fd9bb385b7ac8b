// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

func TestForeignTexts(t *testing.T) {
	t.Parallel()
	var secrets redact.Secrets
	secrets.Configure("swordfish")
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"The user does not exist.", "The user does not exist."},
		{"\x1b[31mred\x1b[0m \x00\r\nnext\tline", " [31mred [0m   \nnext\tline"},
		{"ends in swordfish", "ends in ***"},
		{strings.Repeat("ä", 30), strings.Repeat("ä", 10) + "... (40 more bytes)"},
		{"x" + strings.Repeat("ä", 30), "x" + strings.Repeat("ä", 9) + "... (42 more bytes)"},
	} {
		most := 20
		if !strings.Contains(c.want, "more bytes") {
			most = mostText
		}
		if got := foreign(&secrets, c.text, most); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// What is no list may not fill the memory, and an error no screen.
func TestAnswersAreBounded(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodPatch:
			answer(w, http.StatusOK, `{"user_id":"auth0|1","name":"`+strings.Repeat("x", maxConfirmation)+`"}`)
		case http.MethodDelete:
			answerError(w, http.StatusBadRequest, "code", strings.Repeat("x", maxRefusal))
		default:
			answerError(w, http.StatusBadRequest, strings.Repeat("c", 10_000), strings.Repeat("m", 100_000))
		}
	})
	c := f.client(t, func(config *Config) { config.MaxRetries = -1 })
	_, err := c.Users.Update(t.Context(), "auth0|1", UpdateUserRequest{Blocked: Set(true)})
	if err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("a huge user: %.200v", err)
	}
	if err := c.Users.Delete(t.Context(), "auth0|1"); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("a huge error: %.200v", err)
	}
	_, err = c.Users.Get(t.Context(), "auth0|1")
	if e, ok := as[*Error](err); !ok || len(e.Message) > mostText+50 || len(e.Code) > mostMark+50 {
		t.Errorf("a long error: %.200v", err)
	}
}
