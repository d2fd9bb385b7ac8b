// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// notOurs are scopes that the document names and the table leaves out, and why.
var notOurs = map[string]string{
	"read:current_user":              "only the token of a user who acts on their own account has it",
	"delete:current_user":            "only the token of a user who acts on their own account has it",
	"update:current_user_metadata":   "only the token of a user who acts on their own account has it",
	"update:current_user_identities": "only the token of a user who acts on their own account has it",
	"read:user_idp_tokens":           "adds the tokens of identity providers, which nobody here reads",
	"update:users_app_metadata":      "allows app_metadata alone",
}

// The table of the client and the document agree about method, route and scopes.
func TestOperationsAreTheDocuments(t *testing.T) {
	t.Parallel()
	Required(t)
	spec, err := load()
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{}
	for scope := range notOurs {
		left[scope] = true
	}
	for _, operation := range operations.All() {
		declared := spec.operations[operation.String()]
		if declared == nil {
			t.Errorf("%s: the document has no such operation", operation)
			continue
		}
		want := scopesOf(declared)
		if len(want) == 0 {
			t.Errorf("%s: the document states no scopes", operation)
		}
		got := strings.FieldsFunc(operation.Scopes, func(r rune) bool { return r == ' ' || r == '|' })
		for _, scope := range got {
			if !slices.Contains(want, scope) {
				t.Errorf("%s: %s is none of %q", operation, scope, want)
			}
		}
		for _, scope := range want {
			if delete(left, scope); notOurs[scope] == "" && !slices.Contains(got, scope) {
				t.Errorf("%s: %s is not in the table", operation, scope)
			}
		}
	}
	for scope := range left {
		t.Errorf("no operation has the scope %s", scope)
	}
}

// scopesOf are the scopes that the document states for client credentials.
func scopesOf(operation *openapi3.Operation) (scopes []string) {
	if operation.Security == nil {
		return nil
	}
	for _, requirement := range *operation.Security {
		scopes = append(scopes, requirement["oAuth2ClientCredentials"]...)
	}
	return scopes
}

// Only what the document answers with 202 is carried out in the background.
func TestBackgroundIsTheDocuments(t *testing.T) {
	t.Parallel()
	Required(t)
	spec, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, operation := range operations.All() {
		declared := spec.operations[operation.String()]
		if declared == nil {
			continue // Another test says so.
		}
		if accepted := declared.Responses.Value("202") != nil; accepted != operation.Background {
			t.Errorf("%s: in the background %t, answered with 202 %t", operation, operation.Background, accepted)
		}
	}
}

var templated = regexp.MustCompile(`^(GET|POST|PUT|PATCH|DELETE) (/[a-z-]+|/\{[a-z_]+\})+$`)

func TestUsed(t *testing.T) {
	t.Parallel()
	used := Used()
	for i, operation := range used {
		if !templated.MatchString(operation) {
			t.Errorf("%q is no method and route", operation)
		}
		if i > 0 && used[i-1] == operation {
			t.Errorf("%s has two rows", operation)
		}
	}
	if !slices.IsSorted(used) || len(used) == 0 {
		t.Errorf("%q", used)
	}
}
