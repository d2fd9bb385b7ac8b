// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

// A file that is imported holds password hashes, and so may what a job says about its rows: no log shows either.
func TestImportIsNotLogged(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			answer(w, http.StatusAccepted, `{"id":"job_1","type":"users_import","status":"pending","connection_id":"con_1","note":"sentinel"}`)
			return
		}
		answer(w, http.StatusOK, `[{"user":{"email":"ada@example.com","note":"sentinel"},"errors":[{"code":"INVALID_FORMAT","message":"no","path":"x"}]}]`)
	})
	c := f.client(t)
	sink := &logSink{}
	ctx := tflogtest.RootLogger(t.Context(), sink)
	file := &ImportFile{}
	user := ImportedUser{CreateUserRequest: inDatabase(), PasswordHash: "$2b$10$sentinel"}
	if !file.Add(user) {
		t.Fatal("one person is too many")
	}
	job, err := c.Jobs.ImportUsers(ctx, "con_1", file, 0)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := c.Jobs.ImportErrors(ctx, job)
	if err != nil || len(rows) != 1 || rows[0].Code != "INVALID_FORMAT" {
		t.Fatalf("rows %v, %v", rows, err)
	}
	text := sink.text.String()
	if strings.Contains(text, "sentinel") {
		t.Errorf("the log shows what was imported:\n%s", text)
	}
	if !strings.Contains(text, "/jobs/users-imports") || !strings.Contains(text, "/jobs/{id}/errors") {
		t.Errorf("the log is not the one to look at:\n%s", text)
	}
}
