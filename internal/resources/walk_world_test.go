// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// walk is the apply of a CLI: objects that are created in one walk, so many at once.
type walk struct {
	t           *testing.T
	p           *acctest.Protocol
	parallelism int
}

// create plans and applies new objects. It returns their states, nil where there is none, and the
// errors of each.
func (k *walk) create(typeName string, configs []acctest.Attributes) (states []acctest.Attributes, errors []string) {
	k.t.Helper()
	states, errors = make([]acctest.Attributes, len(configs)), make([]string, len(configs))
	next := make(chan int)
	var group sync.WaitGroup
	for range k.parallelism {
		group.Go(func() {
			for n := range next {
				states[n], errors[n] = k.createOne(typeName, configs[n])
			}
		})
	}
	for n := range configs {
		next <- n
	}
	close(next)
	group.Wait()
	return states, errors
}

func (k *walk) createOne(typeName string, config acctest.Attributes) (acctest.Attributes, string) {
	schema := k.p.Schemas.ResourceSchemas[typeName]
	plan, err := k.p.Server.PlanResourceChange(k.t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: k.p.Null(schema), ProposedNewState: k.p.Proposed(schema, config, nil), Config: k.p.Object(schema, config),
	})
	if err != nil || failed(plan.Diagnostics) {
		return nil, fmt.Sprint(err, acctest.Errors(plan.Diagnostics))
	}
	resp, err := k.p.Server.ApplyResourceChange(k.t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: k.p.Null(schema), PlannedState: plan.PlannedState, Config: k.p.Object(schema, config), PlannedPrivate: plan.PlannedPrivate,
	})
	if err != nil {
		return nil, err.Error()
	}
	return k.p.Values(schema, resp.NewState), acctest.Errors(resp.Diagnostics)
}

// mustCreate is create without errors.
func (k *walk) mustCreate(typeName string, configs []acctest.Attributes) []acctest.Attributes {
	k.t.Helper()
	states, errors := k.create(typeName, configs)
	if text := strings.Join(errors, ""); text != "" {
		k.t.Fatal(text)
	}
	return states
}

// newcomers makes n users in the walk, and returns their IDs.
func (k *walk) newcomers(n int) []string {
	k.t.Helper()
	configs := make([]acctest.Attributes, n)
	for i := range configs {
		configs[i] = acctest.Attributes{"connection_name": acctest.String("email"), "email": acctest.String(fmt.Sprintf("u%d@example.com", i))}
	}
	ids := make([]string, n)
	for i, state := range k.mustCreate("auth0users_user", configs) {
		ids[i] = acctest.Text(state["id"])
	}
	return ids
}

// twoOfTen gives each user two of ten roles.
func twoOfTen(ids []string) []acctest.Attributes {
	configs := make([]acctest.Attributes, len(ids))
	for i, id := range ids {
		configs[i] = acctest.Attributes{"user_id": acctest.String(id), "roles": stringSet(roleID(i%10), roleID((i+1)%10))}
	}
	return configs
}

// rolesWorld is a tenant with sixty roles and an API.
func rolesWorld(t *testing.T) *acctest.World {
	t.Helper()
	var seed strings.Builder
	seed.WriteString("resource_servers:\n- {identifier: \"https://api.example.com\", name: API, scopes: [{value: \"read:books\"}]}\nroles:\n")
	for i := range 60 {
		fmt.Fprintf(&seed, "- {id: %s, name: Role %02d}\n", roleID(i), i)
	}
	w := acctest.New(t)
	w.Seed(seed.String())
	return w
}

// rolesOf are the IDs of a user's roles in the tenant, by name.
func rolesOf(w *acctest.World, id string) string {
	var roles []struct{ ID string }
	w.Call(http.MethodGet, "/users/"+url.PathEscape(id)+"/roles", nil, &roles)
	var ids []string
	for _, r := range roles {
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, " ")
}
