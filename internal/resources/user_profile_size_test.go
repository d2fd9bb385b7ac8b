// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// largeProfiles are the warnings about the size of a profile.
func largeProfiles(diagnostics []*tfprotov6.Diagnostic) (found []string) {
	for _, d := range diagnostics {
		if d.Summary == "Large User Profile" {
			found = append(found, d.Detail)
		}
	}
	return found
}

func textOf(bytes int) string { return strings.Repeat("x", bytes) }

// What others store counts: the plan warns on the sum, from what the read before it saw.
func TestUser_profileSize(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		foreign, declared, next int // bytes of metadata: of others, in the state, in the new configuration
		warns                   string
	}{
		"small":              {1000, 1000, 1000, ""},
		"all of it":          {9000, 10, 10, "close to the limit"},
		"together":           {5000, 3500, 3500, "close to the limit"},
		"growing":            {6000, 10, 5000, "above the limit"},
		"shrinking":          {5000, 4000, 10, ""},
		"declared, near it":  {0, 10, 7900, "close to the limit"},
		"declared, below it": {0, 10, 6500, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := t.Context()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			s := p.Schemas.ResourceSchemas["auth0users_user"]
			config := func(bytes int) acctest.Attributes {
				return acctest.Attributes{
					"connection_name": acctest.String("email"), "email": acctest.String("ada@example.com"),
					"user_metadata": acctest.String(fmt.Sprintf(`{"own":%q}`, textOf(bytes))),
				}
			}
			made := p.Change(ctx, "auth0users_user", config(c.declared), nil, nil, nil)
			id := acctest.Text(p.Values(s, made.NewState)["id"])
			w.PatchUser(id, map[string]any{"app_metadata": map[string]any{"theirs": textOf(c.foreign)}})

			read, err := p.Server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
				TypeName: "auth0users_user", CurrentState: made.NewState, Private: made.Private, CurrentIdentity: made.NewIdentity,
			})
			if err != nil {
				t.Fatal(err)
			}
			state := p.Values(s, read.NewState)
			plan, err := p.Server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
				TypeName: "auth0users_user", PriorState: read.NewState, ProposedNewState: p.Proposed(s, config(c.next), state),
				Config: p.Object(s, config(c.next)), PriorPrivate: read.Private, PriorIdentity: read.NewIdentity,
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(plan.Diagnostics)
			warnings := largeProfiles(plan.Diagnostics)
			if c.warns == "" && len(warnings) > 0 || c.warns != "" && (len(warnings) != 1 || !strings.Contains(warnings[0], c.warns) || !strings.Contains(warnings[0], "ada@example.com")) {
				t.Errorf("warnings %q, want %q", warnings, c.warns)
			}
			if strings.Contains(string(read.Private), "rofile") {
				t.Errorf("the read stores a size: %s", read.Private)
			}
		})
	}
}

// A user who is to be created with a large profile is warned of as well.
func TestUser_profileSizeOfNewUser(t *testing.T) {
	t.Parallel()
	p := acctest.New(t).NewProtocol(nil)
	for bytes, want := range map[int]int{100: 0, 8500: 1} {
		raw, err := json.Marshal(object{"a": textOf(bytes)})
		if err != nil {
			t.Fatal(err)
		}
		diagnostics := planUser(t, p, acctest.Attributes{
			"connection_name": acctest.String("email"), "email": acctest.String("ada@example.com"), "app_metadata": acctest.String(string(raw)),
		})
		if got := largeProfiles(diagnostics); len(got) != want {
			t.Errorf("%d bytes: %d warnings, want %d", bytes, len(got), want)
		}
	}
}
