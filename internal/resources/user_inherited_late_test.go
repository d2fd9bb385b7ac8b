// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// The old account of a blocked person is deleted while the new one is being made, too late for the request that makes it:
// the new one is blocked after that.
func TestUserProtocol_blockInheritedLate(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	p := w.NewProtocol(nil)
	old := &stateful{t: t, p: p, typeName: userType}
	if problem := old.to(userOf("connection_name", "Username-Password-Authentication", "email", "ada@example.com", "password", secret)); problem != "" {
		t.Fatal(problem)
	}
	was := acctest.Text(old.state["id"])
	w.PatchUser(was, object{"blocked": true})
	p.Walk()
	var once sync.Once
	w.Emulator.SetTamper(func(r *http.Request, _ *emulator.Answer) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/users") {
			once.Do(func() {
				planned := old.plan(nil)
				if problem := old.send(nil, old.value(nil), planned.private); problem != "" {
					t.Error(problem)
				}
			})
		}
	})
	heir := &stateful{t: t, p: p, typeName: userType}
	config := userOf("connection_name", "Email-Database", "email", "ada@example.com", "password", secret)
	half := heir.half(config, nil, nil)
	if problem := heir.send(config, half.PlannedState, half.PlannedPrivate); problem != "" {
		t.Fatal(problem)
	}
	w.Emulator.SetTamper(nil)
	if w.User(was) != nil {
		t.Fatal("the old account is still there")
	}
	if u := w.User(acctest.Text(heir.state["id"])); u["blocked"] != true {
		t.Errorf("the new account: %v", u)
	}
}
