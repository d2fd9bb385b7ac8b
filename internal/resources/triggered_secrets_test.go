// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/google/go-cmp/cmp"
)

// TestAccTriggered_secrets applies with a real CLI and logs all there is to log: a link
// is in the state only, where it is documented to be, and an encrypted code nowhere.
func TestAccTriggered_secrets(t *testing.T) {
	t.Parallel()
	w := signedInWorld(t)
	key := newPGPKey(t)
	d := w.NewWorkdir(fmt.Sprintf(`
resource "auth0users_user_ticket" "t" {
  type    = "password_change"
  user_id = %[1]q
}

resource "auth0users_user_recovery_code" "r" {
  user_id = %[1]q
  pgp_key = <<-EOT
    %[2]s
  EOT
}
`, grace, strings.ReplaceAll(armored(t, openpgp.PublicKeyType, exported(t, key)), "\n", "\n    ")))
	log := filepath.Join(d.Dir, "trace.log")
	env := append([]string{"TF_LOG=TRACE", "TF_LOG_PATH=" + log}, d.Env()...)
	var output strings.Builder
	for _, args := range [][]string{
		{"apply", "-auto-approve", "-input=false", "-no-color"},
		{"plan", "-input=false", "-no-color", "-detailed-exitcode"},
	} {
		out, err := d.CLI.Run(t.Context(), d.Dir, env, args...)
		if err != nil {
			t.Fatal(err)
		}
		output.WriteString(out)
	}
	expectRequests(t, w, "an apply and a plan", map[string]int{change: 1, regenerate: 1})

	// Values of the two resources by attribute.
	var shown struct {
		Values struct {
			Root struct {
				Resources []struct{ Values map[string]any }
			} `json:"root_module"`
		}
	}
	state := d.Run("show", "-json")
	if err := json.Unmarshal([]byte(state), &shown); err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, r := range shown.Values.Root.Resources {
		for name, value := range r.Values {
			if text, ok := value.(string); ok {
				values[name] = text
			}
		}
	}
	code, err := decrypted(key, values["encrypted_recovery_code"])
	_, secret, found := strings.Cut(strings.TrimSuffix(values["ticket"], "#"), "?ticket=")
	if err != nil || !recoveryCode.MatchString(code) || !found {
		t.Fatalf("code %q, %v, link %q", code, err, values["ticket"])
	}

	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "recovery_code") || !strings.Contains(string(text), "/tickets/password-change") {
		t.Error("the log is not the one to look at")
	}
	for where, text := range map[string]string{"log": string(text), "output": output.String()} {
		for what, hidden := range map[string]string{"code": code, "link": secret} {
			if strings.Contains(text, hidden) {
				t.Errorf("the %s is in the %s", what, where)
			}
		}
	}
	if strings.Contains(state, code) {
		t.Error("the code is in the state")
	}

	d.Destroy()
	if diff := cmp.Diff(map[string]int{}, w.Requests()); diff != "" {
		t.Errorf("requests of destroy (-want +got):\n%s", diff)
	}
}
