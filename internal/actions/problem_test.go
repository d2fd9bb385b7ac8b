// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// What the documentation announces and no recording shows: a 404 that is not about the user.
func TestProblem_notFound(t *testing.T) {
	t.Parallel()
	lacks := func(message, code string) error {
		return &client.Error{Status: http.StatusNotFound, FromAPI: true, Message: message, Code: code}
	}
	for name, c := range map[string]struct {
		task task
		err  error
		want string
	}{
		"no enrollment":      {task{userID: "auth0|1", diagnostic: enrollmentProblem}, lacks("Enrollment not found.", ""), "No MFA Enrollment"},
		"no user":            {task{userID: "auth0|1", diagnostic: enrollmentProblem}, lacks("The user does not exist.", "inexistent_user"), "User Not Found"},
		"no user, no code":   {task{userID: "auth0|1", verb: "delete", object: "thing"}, lacks("User not found", ""), "User Not Found"},
		"looked up":          {task{userID: "auth0|1", confirm: true, verb: "delete", object: "thing"}, &unconfirmedError{lacks("The user does not exist.", "")}, "User Not Found"},
		"no such route":      {task{userID: "auth0|1", confirm: true, verb: "delete", object: "thing"}, &unconfirmedError{lacks("Not Found", "")}, "Unable to Read User"},
		"user looked up":     {task{userID: "auth0|1", confirm: true, verb: "delete", object: "thing"}, lacks("The thing does not exist.", ""), "Unable to Delete Thing"},
		"gone after looking": {task{userID: "auth0|1", confirm: true, verb: "delete", object: "thing"}, lacks("The user does not exist.", "inexistent_user"), "User Not Found"},
		"not about a user":   {task{verb: "delete", object: "thing"}, lacks("Not Found", ""), "Unable to Delete Thing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := c.task.problem(c.err)
			if got.Summary() != c.want || strings.Contains(got.Detail(), "plan") {
				t.Errorf("%s: %s, want %s", got.Summary(), got.Detail(), c.want)
			}
		})
	}
}

// The words of a failed job are passed on.
func TestExplain_statusDetails(t *testing.T) {
	t.Parallel()
	var m sendUserVerificationEmail
	for details, want := range map[string]string{"": "Auth0 does not tell why.", "No e-mail provider.": "Auth0 said: No e-mail provider."} {
		d := m.diagnostic(&mailError{job: &client.Job{ID: "job_1", Status: "failed", StatusDetails: details}})
		if d == nil || !strings.Contains(d.Detail(), want) || strings.Contains(d.Detail(), "..") {
			t.Errorf("%v does not say %q", d, want)
		}
	}
	// A custom domain that the provider block names is not this action's fault.
	if at, ok := m.attributeOf(&client.Error{Message: "The custom domain does not exist for the tenant."}); ok {
		t.Errorf("blames %s", at)
	}
	if at, ok := m.attributeOf(&client.Error{Message: "The organization does not exist"}); !ok || !at.Equal(path.Root("organization_id")) {
		t.Errorf("blames %s", at)
	}
}
