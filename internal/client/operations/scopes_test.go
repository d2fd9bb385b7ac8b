// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package operations

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestScopes(t *testing.T) {
	t.Parallel()
	need := func(scopes string) *Operation { return &Operation{Scopes: scopes} }
	for want, of := range map[string][]*Operation{
		"":                    nil,
		"`a`":                 {need("a"), need("a")},
		"`a`, `b`, `c`":       {need("a b"), need("c a")},
		"`a` or `b`":          {need("a|b")},
		"`a` or `b` with `c`": {need("a|b"), need("a|c"), need("a|b")},
		"`a`, `b`, and either `c` or `d` with `e`": {need("c|d"), need("a"), need("c|e b")},
		"`b`, `a`": {need("b"), need("a|c"), need("a")},
	} {
		if got := Scopes(of...); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

const root = "../../.."

// words reads a text, as if it were one line.
func words(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

// The guides name scopes in sentences of their own, which must hold those of the table.
func TestGuidesNameTheScopes(t *testing.T) {
	t.Parallel()
	for _, guide := range []struct {
		file string
		says []string
	}{
		{"templates/guides/full-tenant.md.tmpl", []string{Scopes(ListUsers, GetUser)}},
		{"templates/guides/roles-for-sso-users.md.tmpl", []string{Scopes(ListUserRoles, AssignUserRoles, RemoveUserRoles)}},
		{"templates/guides/offboarding.md.tmpl", []string{
			Scopes(DeleteUserSessions), Scopes(DeleteUserRefreshTokens), Scopes(ListUserSessions), Scopes(ListUserRefreshTokens),
		}},
		{"README.md", []string{Scopes(CreateUser, GetUser, UpdateUser, DeleteUser)}},
	} {
		text := words(t, guide.file)
		for _, says := range guide.says {
			if !strings.Contains(text, says) {
				t.Errorf("%s does not name the scopes %s", guide.file, says)
			}
		}
	}
}

// permissions are examples of what an API of somebody's own may have, and no scopes of Auth0.
var permissions = regexp.MustCompile(`:books$`)

// No page tells to grant a scope that nothing needs.
func TestPagesNameNoOtherScopes(t *testing.T) {
	t.Parallel()
	var known []string
	for _, operation := range All() {
		known = append(known, strings.FieldsFunc(operation.Scopes, func(r rune) bool { return r == ' ' || r == '|' })...)
	}
	all := " " + strings.Join(known, " ") + " "
	pages := []string{"README.md"}
	for _, dir := range []string{"templates", "docs"} {
		err := fs.WalkDir(os.DirFS(filepath.Join(root, dir)), ".", func(path string, entry fs.DirEntry, err error) error {
			// The emulator is a tenant: its pages speak of scopes that the provider never asks for.
			if err == nil && !entry.IsDir() && !strings.HasPrefix(entry.Name(), "emulator") {
				pages = append(pages, filepath.Join(dir, path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	scope := regexp.MustCompile(`\b(create|read|update|delete):[a-z_]+`)
	named := 0
	for _, page := range pages {
		for _, name := range scope.FindAllString(words(t, page), -1) {
			if permissions.MatchString(name) {
				continue
			}
			if named++; !strings.Contains(all, " "+name+" ") {
				t.Errorf("%s names the scope %s", page, name)
			}
		}
	}
	if named < 50 {
		t.Errorf("only %d scopes in %d pages", named, len(pages))
	}
}

func TestMissing(t *testing.T) {
	t.Parallel()
	has := func(scope string) bool { return strings.HasPrefix(scope, "a") }
	of := []*Operation{{Scopes: "a"}, {Scopes: "b c"}, {Scopes: "d|a"}, {Scopes: "e|f"}, {Scopes: "b a"}}
	if got := strings.Join(Missing(has, of...), " "); got != "b c e" {
		t.Errorf("%q", got)
	}
	if got := Missing(has, of[0], of[2]); got != nil {
		t.Errorf("%q are missing of what is there", got)
	}
}
