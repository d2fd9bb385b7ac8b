// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const reviewType = "auth0users_people_review"

// A user who is replaced is deleted as well, and counts as one; a share of nobody is no limit, and neither is one that is not
// known yet.
func TestPeopleReview_limitsOfOneUser(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		exists, replaced bool
		limits           acctest.Attributes
		refused          string
	}{
		"replaced":                        {true, true, acctest.Attributes{"max_deletions": acctest.String("0")}, "This plan would delete 1 users, and max_deletions allows 0: ada@example.com ("},
		"replaced, a share":               {true, true, acctest.Attributes{"max_deletions": acctest.String("99%")}, "max_deletions allows 99% of 1 users"},
		"replaced, as many as may be":     {true, true, acctest.Attributes{"max_deletions": acctest.String("100%")}, ""},
		"replaced, no limit":              {true, true, acctest.Attributes{}, ""},
		"replaced, a limit known later":   {true, true, acctest.Attributes{"max_deletions": unknownText}, ""},
		"kept":                            {true, false, acctest.Attributes{"max_deletions": acctest.String("0"), "max_blocks": acctest.String("0%"), "max_creations": acctest.String("0")}, ""},
		"created":                         {false, false, acctest.Attributes{"max_creations": acctest.String("0")}, "This plan would create 1 users, and max_creations allows 0: ada@example.com"},
		"created, of nobody so far":       {false, false, acctest.Attributes{"max_creations": acctest.String("5%")}, ""},
		"created, where nobody may leave": {false, false, acctest.Attributes{"max_deletions": acctest.String("0"), "max_blocks": acctest.String("0")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := acctest.New(t).NewProtocol(nil)
			user, review := &stateful{t: t, p: p, typeName: userType}, &stateful{t: t, p: p, typeName: reviewType}
			config := userOf("connection_name", "email", "email", "ada@example.com")
			if c.exists {
				if problem := user.to(config); problem != "" {
					t.Fatal(problem)
				}
				p.NoError(user.refresh())
			}
			if c.replaced {
				config["user_id"] = acctest.String("another")
			}
			user.plan(config)
			planned := review.plan(c.limits)
			if c.refused == "" && planned.errors != "" || !strings.Contains(planned.errors, c.refused) {
				t.Errorf("errors: %q, want %q", planned.errors, c.refused)
			}
			if says := strings.Contains(planned.warnings, "People in This Plan"); says != (c.replaced || !c.exists) {
				t.Errorf("warnings: %q", planned.warnings)
			}
		})
	}
}

// Where nothing is configured yet there is nobody to speak of, and a review that goes says nothing.
func TestPeopleReview_silent(t *testing.T) {
	t.Parallel()
	unconfigured := &stateful{t: t, p: acctest.Unconfigured(t), typeName: reviewType}
	if planned := unconfigured.plan(acctest.Attributes{"max_deletions": acctest.String("0")}); planned.warnings+planned.errors != "" {
		t.Errorf("without a configuration: %s%s", planned.warnings, planned.errors)
	}
	p := acctest.New(t).NewProtocol(nil)
	user, review := &stateful{t: t, p: p, typeName: userType}, &stateful{t: t, p: p, typeName: reviewType}
	limits := acctest.Attributes{"max_creations": acctest.String("0")}
	if problem := review.to(limits); problem != "" {
		t.Fatal(problem)
	}
	user.plan(userOf("connection_name", "email", "email", "ada@example.com"))
	if planned := review.plan(nil); planned.warnings+planned.errors != "" {
		t.Errorf("destroyed: %s%s", planned.warnings, planned.errors)
	}
}
