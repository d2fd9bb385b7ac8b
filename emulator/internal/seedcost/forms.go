// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package seedcost

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Form is a way to write the same users down.
type Form struct {
	Name string // also that of the file

	before, between, after string
	user                   func(i int, created string) string
}

// Forms are JSON, the users export of a tenant, and YAML.
func Forms() []Form {
	return []Form{
		{"json", `{"users": [`, ",", "]}", jsonUser},
		{"export", "", "\n", "\n", exportedUser},
		{"yaml", "users:\n", "", "", yamlUser},
	}
}

// WriteFile writes so many users into a file of a folder, and returns its path.
func (f Form) WriteFile(folder string, users int) (string, error) {
	var text strings.Builder
	text.WriteString(f.before)
	start := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range users {
		if i > 0 {
			text.WriteString(f.between)
		}
		text.WriteString(f.user(i, start.Add(time.Duration(i)*time.Second).Format("2006-01-02T15:04:05.000Z")))
	}
	text.WriteString(f.after)
	path := filepath.Join(folder, "seed."+f.Name)
	return path, os.WriteFile(path, []byte(text.String()), 0o600)
}

const profile = `"email": "user%[1]d@example.com", "email_verified": true, "given_name": "User", "family_name": "Number %[1]d", "created_at": "%[2]s",
"user_metadata": {"locale": "en", "plan": "pro"}, "app_metadata": {"department": "sales", "level": 7}`

func jsonUser(i int, created string) string {
	return fmt.Sprintf(`{"user_id": "auth0|%024[1]x", "connection": "Username-Password-Authentication", `+profile+"}", i, created)
}

// exportedUser is one line.
func exportedUser(i int, created string) string {
	return strings.ReplaceAll(fmt.Sprintf(`{"user_id": "auth0|%024[1]x", `+profile+`, "updated_at": "%[2]s", "name": "User Number %[1]d",
"nickname": "user%[1]d", "picture": "https://s.gravatar.com/avatar/%032[1]x?s=480", "last_login": null, "identities":
[{"connection": "Username-Password-Authentication", "provider": "auth0", "user_id": "%024[1]x", "isSocial": false}]}`, i, created), "\n", " ")
}

func yamlUser(i int, created string) string {
	return fmt.Sprintf(`- user_id: auth0|%024[1]x
  connection: Username-Password-Authentication
  email: user%[1]d@example.com
  email_verified: true
  given_name: User
  family_name: Number %[1]d
  created_at: %[2]s
  user_metadata: {locale: en, plan: pro}
  app_metadata: {department: sales, level: 7}
`, i, created)
}
