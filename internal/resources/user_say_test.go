// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Of a replacement the plan says what becomes of the old account and who comes in its place, and speaks of a block only where
// there is one.
func TestUserProtocol_saysReplacement(t *testing.T) {
	t.Parallel()
	const old, other, block = "ada@example.com (email|one)", "other@example.com", "The person is blocked"
	for name, c := range map[string]struct {
		before, after acctest.Attributes
		exists        bool // Whether there is somebody to adopt.
		says          []string
		saysNot       string
	}{
		"deleted": {
			after: userOf("email", "ada@example.com"), saysNot: block,
			says: []string{old + " will be deleted, and a new user is made. The new one has another ID"},
		},
		"blocked": {
			before: userOf("on_destroy", "block"), after: userOf("email", other), saysNot: block,
			says: []string{old + " will be blocked, and a new user is made."},
		},
		"kept": {
			before: userOf("on_destroy", "keep"), after: userOf("email", other), saysNot: block,
			says: []string{old + " will be kept, outside of Terraform, and a new user is made."},
		},
		"adopted": {
			before: acctest.Attributes{"blocked": acctest.Bool(true)}, after: userOf("email", other, "on_conflict", "adopt"), exists: true,
			says: []string{
				old + " will be deleted, and the user email|two, who exists already, is adopted in that place. What the one has, the other does not get",
				"The person is blocked, and the adopted account is not, and stays so",
			},
			saysNot: "a new user is made",
		},
		"adopted perhaps": {
			after: acctest.Attributes{"email": unknownText, "on_conflict": acctest.String("adopt")}, saysNot: block,
			says: []string{old + " will be deleted, and a new user is made, or one who exists is adopted. Either has another ID"},
		},
		"adopted perhaps, blocked": {
			before: acctest.Attributes{"blocked": acctest.Bool(true)}, after: acctest.Attributes{"email": unknownText, "on_conflict": acctest.String("adopt")},
			says: []string{"The person is blocked, and so will be a new account; one that is adopted stays as it is."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
			config := func(id string, more acctest.Attributes) acctest.Attributes {
				all := userOf("connection_name", "email", "user_id", id, "email", "ada@example.com")
				for name, value := range more {
					all[name] = value
				}
				return all
			}
			if problem := s.to(config("one", c.before)); problem != "" {
				t.Fatal(problem)
			}
			if c.exists {
				w.CreateUser(object{"connection": "email", "user_id": "two", "email": other})
			}
			after := config("two", c.after)
			if fate, written := c.before["on_destroy"]; written {
				after["on_destroy"] = fate
			}
			said := s.plan(after).warnings
			acctest.Says(t, said, append(c.says, "User Will Be Replaced")...)
			if c.saysNot != "" && strings.Contains(said, c.saysNot) {
				t.Errorf("it says %q:\n%s", c.saysNot, said)
			}
		})
	}
}

// As many users as fit on a screen are told one by one, each of them; of more, that there are more, once.
func TestUserProtocol_saysLeaving(t *testing.T) {
	t.Parallel()
	for n, more := range map[int]int{1: 0, 4: 0, 5: 1, 8: 1} {
		p := acctest.New(t).NewProtocol(nil)
		var all []*stateful
		for i := range n {
			s := &stateful{t: t, p: p, typeName: userType}
			if problem := s.to(userOf("connection_name", "email", "email", fmt.Sprintf("p%d@example.com", i))); problem != "" {
				t.Fatal(problem)
			}
			all = append(all, s)
		}
		p.Walk()
		said := ""
		for _, s := range all {
			said += s.plan(nil).warnings
		}
		if one, others := strings.Count(said, "User Will Be Deleted: "), strings.Count(said, "More Users Will Be Deleted: "); one != min(n, 4) || others != more {
			t.Errorf("of %d users %d are told one by one, and %d times that there are more:\n%s", n, one, others, said)
		}
	}
}

// A limit that is exceeded names those met so far, as many as can be read.
func TestUserProtocol_saysLimit(t *testing.T) {
	t.Parallel()
	for most, says := range map[int64]string{1: "p0@example.com", 30: " and 1 more."} {
		w := acctest.New(t)
		p := w.NewProtocol(map[string]tftypes.Value{"max_deletions": acctest.Int(most)})
		var all []*stateful
		for i := range most + 1 {
			s := &stateful{t: t, p: p, typeName: userType}
			s.importByID(w.CreateUser(object{"connection": "email", "email": fmt.Sprintf("p%d@example.com", i)}))
			all = append(all, s)
		}
		p.Walk()
		said := ""
		for _, s := range all {
			said += s.plan(nil).errors
		}
		if !strings.Contains(said, says) || strings.Contains(said, " and 1 more.") != (most == 30) || strings.Count(said, "@example.com (") != int(min(most+1, 30)) {
			t.Errorf("at most %d: %s", most, said)
		}
	}
}
