// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// sentinel stands in every secret of a generated plan.
const sentinel = "s3cr3t-"

// person draws what happens to one account, as `show -json` writes it.
func drawUser(t *rapid.T, i int) map[string]any {
	actions := rapid.SampledFrom([][]string{
		{"no-op"}, {"create"}, {"update"}, {"delete"}, {"delete", "create"}, {"create", "delete"}, {"forget"}, {"create", "forget"},
	}).Draw(t, "actions")
	side := func(label string) (values, marks map[string]any) {
		values, marks = map[string]any{}, map[string]any{}
		for _, name := range []string{"email", "username", "nickname", "on_destroy", "app_metadata", "password"} {
			switch rapid.IntRange(0, 3).Draw(t, label+name) {
			case 0:
				values[name] = rapid.String().Draw(t, "text")
			case 1:
				values[name] = sentinel + rapid.StringMatching(`[a-z|]{6,9}`).Draw(t, "secret")
				marks[name] = true
			}
		}
		if rapid.Bool().Draw(t, "whole") && len(marks) > 0 {
			values["app_metadata"] = fmt.Sprintf(`{"note":%q}`, values["app_metadata"])
			marks["app_metadata"] = true
		}
		values["id"] = fmt.Sprintf("auth0|%d", i)
		values["blocked"] = rapid.SampledFrom([]any{nil, true, false}).Draw(t, "blocked")
		return values, marks
	}
	change := map[string]any{"actions": actions}
	first, last := actions[0], actions[len(actions)-1]
	if first != "create" || len(actions) > 1 {
		change["before"], change["before_sensitive"] = side("before")
	}
	if last != "delete" && actions[0] != "forget" || len(actions) > 1 {
		change["after"], change["after_sensitive"] = side("after")
	}
	if first == "no-op" {
		change["after"], change["after_sensitive"] = change["before"], change["before_sensitive"]
	}
	return map[string]any{
		"address": fmt.Sprintf("auth0users_user.u%d", i), "mode": "managed", "type": "auth0users_user", "name": fmt.Sprintf("u%d", i), "change": change,
	}
}

func drawRole(t *rapid.T, people int) map[string]any {
	id := fmt.Sprintf("auth0|%d", rapid.IntRange(0, people+1).Draw(t, "whose"))
	roles := func() []any {
		return []any{"rol_" + rapid.String().Draw(t, "role")}
	}
	return map[string]any{
		"address": "auth0users_user_roles.r", "mode": "managed", "type": "auth0users_user_roles", "name": "r",
		"change": map[string]any{
			"actions": []string{"update"}, "before": map[string]any{"user_id": id, "roles": roles()},
			"after": map[string]any{"user_id": id, "roles": roles()},
		},
	}
}

var row = regexp.MustCompile(`^\| (.*) \| (.*) \|$`)

// Whatever the texts of a plan contain: no secret is shown, a person is one line of one table and one line of
// the evidence, and everybody to whom something happens is there.
func TestLaw_everybodyOnceAndNoSecret(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 6).Draw(t, "people")
		var changes []any
		acted := 0
		for i := range n {
			u := drawUser(t, i)
			change, _ := u["change"].(map[string]any)
			if actions, _ := change["actions"].([]string); actions[0] != "no-op" {
				acted++
			}
			changes = append(changes, u)
		}
		if rapid.Bool().Draw(t, "roles") {
			changes = append(changes, drawRole(t, n))
		}
		text, err := json.Marshal(map[string]any{"format_version": "1.2", "resource_changes": changes})
		if err != nil {
			t.Fatal(err)
		}
		r, err := New(text)
		if err != nil {
			t.Fatal(err)
		}
		markdown := r.Markdown(0)
		var evidence strings.Builder
		if err := r.Evidence(&evidence, time.Unix(0, 0), ""); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(markdown+evidence.String(), sentinel) {
			t.Fatalf("a secret is shown:\n%s\n%s", markdown, evidence.String())
		}
		rows := 0
		for line := range strings.SplitSeq(markdown, "\n") {
			if cells := row.FindStringSubmatch(line); cells != nil && cells[1] != "Who" {
				rows++
				if strings.Contains(cells[1]+cells[2], "|") {
					t.Fatalf("a row of more than two cells: %s", line)
				}
			}
		}
		if rows != len(r.People) || strings.Count(evidence.String(), "\n") != rows {
			t.Fatalf("%d rows for %d people and evidence of\n%s", rows, len(r.People), evidence.String())
		}
		if len(r.People) < acted || len(r.People) > acted+1 {
			t.Fatalf("%d people in the report, and something happens to %d:\n%s", len(r.People), acted, markdown)
		}
	})
}

// A foreign text stays inside of its code span: the span ends where it was to end, and shows the text.
func TestLaw_codeShowsTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("a` |\\<>&*_@\n\u202eü")), 0, 20, -1).Draw(t, "text")
		span := code(foreign(text))
		if inner, ok := strings.CutPrefix(span, "`"); ok {
			if inner = strings.TrimSuffix(inner, "`"); inner != visible(text) || strings.ContainsAny(inner, "`|\n") {
				t.Fatalf("%q is shown as %s", text, span)
			}
			return
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(span, "<code>"), "</code>")
		if strings.ContainsAny(inner, "`|\\<>*_@\n\u202e") {
			t.Fatalf("%q is shown as %s", text, span)
		}
		back := regexp.MustCompile(`&#(\d+);`).ReplaceAllStringFunc(inner, func(entity string) string {
			var r rune
			if _, err := fmt.Sscanf(entity, "&#%d;", &r); err != nil {
				t.Fatal(err)
			}
			return string(r)
		})
		if back != visible(text) {
			t.Fatalf("%q is shown as %s", text, span)
		}
	})
}
