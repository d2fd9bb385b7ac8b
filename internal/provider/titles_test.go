// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// titled are the packages that word diagnostics.
var titled = []string{
	"actions", "apidiag", "configcheck", "datasources", "listresources", "people", "preflight", "provider", "resources", "run", "tfvalue", "usersearch", "validators",
}

// untitled have the form of a title and are none: names of features inside of sentences, a line of the log, and titles of
// validators that are not used here.
var untitled = []string{
	"Authentication Methods", "Connected Accounts for Token Vault", "Effective Permissions", "Effective Roles", "Linked Account", "Multi-factor Authentication",
	"Session Management", "Token Vault", "Usage of the Management API", "Unable to", "Too Many", "Not Found", "Not Listed Yet", "Not Refreshed",
	"Will Be Taken Away", "Become Managed", "Could not",
	"Invalid Attribute Type", "Invalid Block", "Invalid Validator Usage",
}

var (
	titleWord = regexp.MustCompile(`^[A-Z][A-Za-z0-9-]*$`)
	small     = []string{"a", "an", "the", "of", "in", "on", "to", "by", "for", "with", "and", "or", "from", "as", "be"}
)

// isTitle reports whether a text has the form of a diagnostic's title: words in capitals, no punctuation.
func isTitle(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || !titleWord.MatchString(words[0]) {
		return false
	}
	for i, word := range words {
		if i < len(words)-1 {
			word = strings.TrimSuffix(word, ",")
		}
		if !titleWord.MatchString(word) && !slices.Contains(small, word) {
			return false
		}
	}
	return true
}

// titles are the texts of the code in a directory, tests apart, that have the form of a title.
func titles(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, path), nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, err := strconv.Unquote(literal.Value)
				if text = strings.TrimSpace(text); err == nil && isTitle(text) {
					found = append(found, text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// library is the package of the validators that are not ours, which words diagnostics in our name.
const library = "github.com/hashicorp/terraform-plugin-framework-validators/helpers/validatordiag"

// Every title of a diagnostic is in the guide with cause and cure, and the guide has no title that the code has not.
func TestTroubleshooting_namesEveryTitle(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "templates", "guides", "troubleshooting.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	validators, err := build.Import(library, ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for _, title := range titles(t, validators.Dir) {
		known[title] = library
	}
	for _, pkg := range titled {
		for _, title := range titles(t, filepath.Join("..", pkg)) {
			known[title] = pkg
		}
	}
	if len(known) < 100 {
		t.Errorf("only %d titles in the code", len(known))
	}
	told := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, " | ")
		if !strings.HasPrefix(line, "| ") || len(cells) != 2 || cells[0] == "| Title" {
			continue
		}
		row := strings.TrimPrefix(cells[0], "| ")
		for title := range known { // Commas stand between titles, and in some.
			if strings.Contains(title, ", ") && strings.Contains(row, title) {
				told[title], row = true, strings.Replace(row, title, "", 1)
			}
		}
		for title := range strings.SplitSeq(row, ", ") {
			told[title] = true
		}
	}
	delete(told, "")
	for title, pkg := range known {
		if !told[title] && !slices.Contains(untitled, title) {
			t.Errorf("templates/guides/troubleshooting.md.tmpl does not tell cause and cure of %q (package %s)", title, pkg)
		}
	}
	for title := range told {
		if known[title] == "" && !strings.Contains(title, "...") {
			t.Errorf("the guide tells of %q, which is no title of the code", title)
		}
	}
}
