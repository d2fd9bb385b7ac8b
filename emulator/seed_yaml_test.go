// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// manyUsers are the items of a list of users, of the length of several parts, with all that YAML has for texts.
func manyUsers(indent string) string {
	var text strings.Builder
	for i := 0; text.Len() < 5*partBytes; i++ {
		item := fmt.Sprintf("- user_id: auth0|%024x\n  connection: Username-Password-Authentication\n  email: user%d@example.com\n", i, i)
		switch i % 5 {
		case 1:
			item += "  user_metadata: {list: [a, b], text: \"- users:\\n\"}\n\n"
		case 2:
			item += "  user_metadata:\n    note: |\n      - not an item\n      users:\n    list:\n    - one\n    - two\n"
		case 3:
			item += "# A comment.\n  # Another.\n  name: 'it''s: \"quoted\" # and no comment'\n"
		case 4:
			item += "  app_metadata:\n    text: >-\n      folded\n      over lines\n\n      and paragraphs\n"
		}
		text.WriteString(indent + strings.ReplaceAll(strings.TrimSuffix(item, "\n"), "\n", "\n"+indent) + "\n")
	}
	return text.String()
}

// plainUsers are items without any quotes or brackets.
func plainUsers() string {
	return strings.Repeat("- email: x@example.com\n  connection: c\n", 3*partBytes/35)
}

// A long list that is read in parts is what it is as a whole.
func TestSeedInParts(t *testing.T) {
	t.Parallel()
	const roles = "roles:\n- name: admin\n  id: rol_1\n"
	for name, c := range map[string]struct {
		content string
		parts   bool
	}{
		"alone":                     {"users:\n" + manyUsers(""), true},
		"after a document's start":  {"---\nusers:\n" + manyUsers(""), true},
		"indented":                  {"users:\n" + manyUsers("  "), true},
		"indented by one":           {"# Hello.\nusers:\n\n" + manyUsers(" "), true},
		"amid others":               {roles + "users:\n" + manyUsers("") + "tenant:\n  no_mail: true\n", true},
		"indented, amid others":     {roles + "users:\n" + manyUsers("   ") + "tenant: {no_mail: true}\n", true},
		"of one document of two":    {roles + "---\nusers:\n" + manyUsers(""), false},
		"with a document behind it": {"users:\n" + manyUsers("") + "---\ntenant: {no_mail: true}\n", false},
		"with a dash alone":         {"users:\n" + manyUsers("") + "-\n  email: a@example.com\n  connection: c\n", false},
		"with names for parts": {
			"users:\n- &first\n  email: a@example.com\n  connection: c\n" + manyUsers("") + "- <<: *first\n  email: b@example.com\n", false,
		},
		"twice, once without any": {"users:\n" + manyUsers("") + "users:\n", false},
		"twice, null before":      {"users: ~\nusers:\n" + manyUsers(""), false},
		"within a text":           {"tenant: {default_custom_domain: \"a\nusers:\n" + plainUsers() + "c\"}\n", false},
		"within a list in a line": {"roles: [\nusers:\n" + plainUsers() + "]\n", false},
		"within a map in a line":  {"tenant: {no_mail: true,\nusers:\n" + plainUsers() + "}\n", false},
		"with lines of another kind": {
			"users:\n" + manyUsers("") + "- email: z@example.com\u2028tenant: {no_mail: true}\n", false,
		},
		"with carriage returns": {"users:\n" + strings.Replace(manyUsers(""), "\n- ", "\n\r\n- ", 1), false},
		"with a document in it": {"users:\n" + manyUsers("") + "- email: z@example.com\n\r---\r" + manyUsers(""), false},
		"with a name used behind": {
			"roles:\n- name: &n admin\nusers:\n" + manyUsers("") + "- email: &n bob.example.com\n  connection: c\ntenant: {default_custom_domain: *n}\n", false,
		},
		"twice":     {"users:\n" + manyUsers("") + "users: []\n", false},
		"wrong":     {"users:\n" + manyUsers("") + "- email: \"open\n", false},
		"not known": {"users:\n" + manyUsers("") + "people: []\n", false},
		"short":     {"users:\n- email: a@example.com\n  connection: c\n", false},
		"none":      {roles, false},
		"in a line": {"users: [" + strings.Repeat("{email: a@example.com, connection: c}, ", 20000) + "]\n", false},
		"no list":   {"users:\n  a: " + strings.Repeat("x", 3*partBytes) + "\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, parts := seedInParts(c.content)
			if parts != c.parts {
				t.Fatalf("read in parts: %t, want %t", parts, c.parts)
			}
			if !parts {
				return
			}
			want, err := decodeYAMLSeed(c.content)
			if err != nil {
				t.Fatal(err)
			}
			for i, user := range want.Users {
				if want.Users[i], err = canonical(user); err != nil {
					t.Fatal(err)
				}
			}
			want.own = true
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%d users in parts, %d as a whole, or they differ", len(got.Users), len(want.Users))
			}
		})
	}
}

// What is wrong is told with its line, as if nothing had been read in parts.
func TestSeedInParts_errors(t *testing.T) {
	t.Parallel()
	text := "users:\n" + manyUsers("") + "- email: [\n"
	_, err := parseYAMLSeed(text)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("line %d", strings.Count(text, "\n"))) {
		t.Errorf("%v, want line %d", err, strings.Count(text, "\n"))
	}
}
