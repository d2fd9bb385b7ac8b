// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// totpInBase32 is the secret of the Keycloak export as authenticator apps have it.
const totpInBase32 = "MFBDGZCFGVTEON3IJE4WUSZRNRGTE3SP"

// moved is what becomes of the people of one source.
type moved struct {
	files     []string
	passwords map[string]string // By address: those of the old system. None stays where it is empty.
	secrets   []string          // Of the export, which are in no state.
	factor    string            // The address of who has a TOTP secret.
	unusual   string            // An expression that must be true.
	says      string
}

var movedPeople = map[string]moved{
	"csv": {
		files:     []string{"main.tf", "people.csv"}, // The hashes come in a variable alone.
		passwords: map[string]string{"amara.okafor@example.com": "Amara-1001-old", "jonas.weber@example.com": "Jonas-1002-old", "mei.tanaka@example.com": "Zoë & the 7 keys"},
		secrets:   []string{"og7b4Gz4GxFkPWRPrUule", "P7kiCCt/4QQTkiSDtekAgu", "SwpEK0EX9vwQjbFyTAwT6e", "JBSWY3DPEHPK3PXP"},
		factor:    "amara.okafor@example.com",
		says:      "1 added",
	},
	"auth0": {
		files:     []string{"main.tf", "hashes.ndjson"},
		passwords: map[string]string{"amara.okafor@example.com": "Amara-1001-old", "jonas.weber@example.com": "Jonas-1002-old", "lea.moreau@example.com": "Lea-moved-old"},
		secrets:   []string{"og7b4Gz4GxFkPWRPrUule", "P7kiCCt/4QQTkiSDtekAgu", "cfjWS.zLzCsp.6V0673juO"},
		unusual:   `auth0users_roster.moved.ids["jonas"] == "auth0|jonas" && contains(values(auth0users_roster.moved.ids), "auth0|64f0c0ffee64f0c0ffee1001")`,
		says:      "1 added",
	},
	"keycloak": {
		files: []string{"main.tf", "totp.tf", "acme-realm.json"},
		passwords: map[string]string{
			"amara.okafor@example.com": "Amara-keycloak-old", "jonas.weber@example.com": "Jonas-keycloak-old",
			"lea.moreau@example.com": "Lea-keycloak-old", "mei.tanaka@example.com": "Mei-keycloak-old", "noor.haddad@example.com": "",
		},
		secrets: []string{"B2R5WqGP955BswW0YG8p", "n40pUJjUXyCLaBcQ1sAI", "aND5Zl6a79NrsCWGfZ5IR35i", "Akl42i/4J/af0x6es4oW", totpInBase32, "aB3dE5fG7hI9jK1lM2nO"},
		factor:  "amara.okafor@example.com",
		unusual: `nonsensitive(flatten(values(local.totp)) == ["` + totpInBase32 + `"])`,
		says:    `"noor.haddad@example.com"`,
	},
	"firebase": {
		files:     []string{"main.tf", "users.json"},
		passwords: map[string]string{"amara.okafor@example.com": ""},
		unusual:   `length(auth0users_roster.moved.ids) == 1 && nonsensitive(startswith(auth0users_user_ticket.welcome["Kx1aB2cD3eF4gH5iJ6kL7mN8oP90"].ticket, "http"))`,
		says:      "2 added",
	},
	"scrypt": {
		files:     []string{"main.tf", "users.csv"},
		passwords: map[string]string{"amara.okafor@example.com": "Amara-scrypt-old", "jonas.weber@example.com": "Jonas-scrypt-old"},
		secrets:   []string{"f1037d228b3de334f6aa", "017361f3cfb36dcb7656", "iYwLGCbJ0xDnnJyG"},
		says:      "1 added",
	},
}

// TestAccGuideMovePeople applies each example of the guide: the passwords of the old system sign in, and no others.
func TestAccGuideMovePeople(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.SkipBelow(t, c, 11, "write-only arguments")
	for source, want := range movedPeople {
		t.Run(source, func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join("guides", "move-people", source)
			var files []string
			for _, file := range want.files {
				files = append(files, filepath.Join(folder, file))
			}
			w := newWorkspace(t, c, files...)
			w.write(t, "terraform.tf", preamble)
			if want.unusual != "" {
				w.write(t, "unusual.tf", "output \"unusual\" {\n  value = "+want.unusual+"\n}\n")
			}
			if source == "csv" {
				w.env = append(w.env, "TF_VAR_hashes_csv="+read(t, filepath.Join(folder, "hashes.csv")))
			}
			out := w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
			if !strings.Contains(out, want.says) || want.unusual != "" && !strings.Contains(out, "unusual = true") {
				t.Errorf("want %q, and true:\n%s", want.says, out)
			}
			want.check(t, w)
			w.expectNoChanges(t)
		})
	}
}

// check looks at the tenant and at the state.
func (m moved) check(t *testing.T, w *workspace) {
	t.Helper()
	for email, password := range m.passwords {
		id := w.idOf(t, email)
		for try, want := range map[string]bool{password: password != "", password + "x": false} {
			if matches, err := w.tenant.CheckPassword(id, try); err != nil || matches != want {
				t.Errorf("%s signs in with %q: %v, %v", email, try, matches, err)
			}
		}
	}
	if m.factor != "" {
		status, body, err := w.tenant.Do(t.Context(), "GET", "/users/"+url.PathEscape(w.idOf(t, m.factor))+"/authentication-methods", nil)
		if err != nil || status != 200 || !strings.Contains(string(body), `"totp"`) {
			t.Errorf("factors of %s: %d, %v: %s", m.factor, status, err, body)
		}
	}
	state := read(t, filepath.Join(w.dir, "terraform.tfstate"))
	for _, secret := range m.secrets {
		if strings.Contains(state, secret) {
			t.Errorf("%s is in the state", secret)
		}
	}
}

// idOf is the ID of the one user with the address.
func (w *workspace) idOf(t *testing.T, email string) string {
	t.Helper()
	status, body, err := w.tenant.Do(t.Context(), "GET", "/users-by-email?email="+url.QueryEscape(email), nil)
	var users []struct {
		ID string `json:"user_id"`
	}
	if err != nil || status != 200 || json.Unmarshal(body, &users) != nil || len(users) != 1 {
		t.Fatalf("%s: %d, %v: %s", email, status, err, body)
	}
	return users[0].ID
}
