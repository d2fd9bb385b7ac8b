// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A block goes with the person who gets a new account by a job: from the first moment, not by a request after it.
func TestRosterJobs_inheritedBlock(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t, emulator.Options{})
	old := &stateful{t: t, p: w.p, typeName: userType}
	if problem := old.to(userConfig(acctest.Attributes{
		"connection_name": usersDatabase()["connection_name"], "email": acctest.String("p3@example.com"), "password": acctest.String(secret),
	})); problem != "" {
		t.Fatal(problem)
	}
	w.PatchUser(acctest.Text(old.state["id"]), object{"blocked": true})
	all := people{}
	for i := range 12 {
		all[fmt.Sprintf("p%d", i)] = someone(fmt.Sprintf("p%d@example.com", i))
	}

	w.p.Walk()
	w.p.NoError(old.refresh())
	leaves, first := old.plan(nil), w.planOf(w.config(usersDatabase(), all))
	w.p.NoError(first.Diagnostics)
	w.p.WalkApply(t.Context())
	w.ResetRequests()
	if problem := old.send(nil, old.value(nil), leaves.private); problem != "" { // In one walk with the roster.
		t.Fatal(problem)
	}
	w.p.NoError(w.carryOut(t.Context(), first).Diagnostics)
	for key, id := range w.ids() {
		if blocked, _ := w.User(id)["blocked"].(bool); blocked != (key == "p3") {
			t.Errorf("%s is blocked: %t", key, blocked)
		}
	}
	for route, n := range w.Requests() {
		if strings.HasPrefix(route, http.MethodPatch) || route == "POST /users" {
			t.Errorf("%d %s", n, route)
		}
	}
}
