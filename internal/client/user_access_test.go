// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

func TestRevokeAccess(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusAccepted) })
	c := f.client(t)
	for want, request := range map[string]RevokeAccessRequest{
		`{}`:                    {},
		`{"session_id":"nSx1"}`: {SessionID: "nSx1"},
		`{"session_id":"nSx1","preserve_refresh_tokens":true}`: {SessionID: "nSx1", PreserveRefreshTokens: true},
		`{"preserve_refresh_tokens":true}`:                     {PreserveRefreshTokens: true},
	} {
		if err := c.Users.RevokeAccess(t.Context(), "auth0|a/b", request); err != nil {
			t.Errorf("%+v: %v", request, err)
		}
		if last := f.last(t); last.method != http.MethodPost || last.path != "/api/v2/users/auth0%7Ca%2Fb/revoke-access" || last.body != want {
			t.Errorf("sent %s %s %s, want %s", last.method, last.path, last.body, want)
		}
	}
}

func TestRegenerateRecoveryCode(t *testing.T) {
	t.Parallel()
	const code = "32YC7SENTINELA1B2C3D4E5F"
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "nobody") {
			answerError(w, http.StatusNotFound, "inexistent_user", "The user does not exist.")
			return
		}
		answer(w, http.StatusOK, `{"recovery_code":"`+code+`"}`)
	})
	c := f.client(t)
	var logs bytes.Buffer
	got, err := c.Users.RegenerateRecoveryCode(tflogtest.RootLogger(t.Context(), &logs), "auth0|1")
	if err != nil || got != code {
		t.Errorf("%q, %v", got, err)
	}
	if last := f.last(t); last.method != http.MethodPost || last.path != "/api/v2/users/auth0%7C1/recovery-code-regeneration" || last.body != "" {
		t.Errorf("sent %s %s %q", last.method, last.path, last.body)
	}
	if logged := logs.String(); strings.Contains(logged, "SENTINEL") || !strings.Contains(logged, "recovery_code") {
		t.Errorf("the log shows the code, or nothing of the answer:\n%s", logged)
	}
	if _, err := c.Users.RegenerateRecoveryCode(t.Context(), "auth0|nobody"); !IsNotFound(err) {
		t.Errorf("a missing user: %v", err)
	}
}

// An attempt whose fate is unknown is not followed by another one.
func TestRegenerateRecoveryCodeIsNotRepeated(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answerError(w, http.StatusInternalServerError, "", "Internal error.")
	})
	_, err := f.client(t).Users.RegenerateRecoveryCode(t.Context(), "auth0|1")
	if !HasStatus(err, http.StatusInternalServerError) || !MayHaveBeenProcessed(err) {
		t.Errorf("%v", err)
	}
	if got := f.count("POST /api/v2/users/auth0%7C1/recovery-code-regeneration"); got != 1 {
		t.Errorf("%d requests, want 1", got)
	}
}
