// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// strangeIDs are valid user IDs full of what breaks URLs, shells and parsers.
func strangeIDs() *rapid.Generator[string] {
	alphabet := []rune(`abcXYZ019|/\%:;?#&=+@!$'()*,.-_~[]{}<>^äßñ世界🙂"` + "`")
	return rapid.StringOfN(rapid.SampledFrom(alphabet), 1, 40, 200).Filter(func(s string) bool {
		return !strings.HasSuffix(s, "|") && !strings.HasPrefix(s, "auth0|") && !strings.HasPrefix(s, "sms|") && !strings.HasPrefix(s, "email|")
	})
}

// IDs with pipes, slashes, percent signs, colons and letters of any script work in
// every operation, import included.
func TestAccUser_strangeIDs(t *testing.T) {
	t.Parallel()
	ids := []string{"a/b", "a%2Fb", "%", "..", ".", "a|b|c", "a:b::c", "ä世界🙂", "a+b", "a?b#c", "quo\"te", `back\slash`, "$${x}", "%%{if}"}
	for i := range 20 {
		ids = append(ids, strangeIDs().Example(i))
	}
	w := acctest.New(t)
	var config strings.Builder
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "${", "$${", "%{", "%%{")
	seen := map[string]bool{}
	n := 0
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		fmt.Fprintf(&config, "resource \"auth0users_user\" \"u%d\" {\n  connection_name = \"Username-Password-Authentication\"\n  user_id = \"%s\"\n"+
			"  email = \"u%d@example.com\"\n  password = \"Correct-Horse-42\"\n  name = \"NAME\"\n}\n", n, quote.Replace(id), n)
		n++
	}
	d := w.NewWorkdir(strings.ReplaceAll(config.String(), "NAME", "One"))
	d.Apply()
	for id := range seen {
		if u := w.User("auth0|" + id); u == nil || u["name"] != "One" {
			t.Errorf("user %q: %v", id, u)
		}
	}
	d.ExpectNoChanges()
	d.Write(strings.ReplaceAll(config.String(), "NAME", "Two"))
	d.Apply()
	for id := range seen {
		if u := w.User("auth0|" + id); u == nil || u["name"] != "Two" {
			t.Errorf("user %q after the update: %v", id, u)
		}
	}
	d.Run("state", "rm", "auth0users_user.u1")
	d.Run("import", "-no-color", "auth0users_user.u1", "auth0|"+ids[1])
	if out := d.Run("state", "show", "-no-color", "auth0users_user.u1"); !strings.Contains(out, `"auth0|`+ids[1]+`"`) {
		t.Errorf("after the import:\n%s", out)
	}
	d.Destroy()
	if left := w.Users(); len(left) != 0 {
		t.Errorf("%d users left: %v", len(left), left)
	}
}
