// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A key that the same apply makes on its own survives, whichever of the two comes first.
func TestUserAuthenticationMethods_besideKey(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	p := w.NewProtocol(nil)
	w.Faults("PUT /users/{id}/authentication-methods delay=300ms")
	key := methodConfig("webauthn-roaming", acctest.Attributes{
		"key_id": acctest.String("k"), "public_key": acctest.String("cGs="), "relying_party_identifier": acctest.String("login.example.com"),
	})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var whole outcome
	var both sync.WaitGroup
	both.Go(func() { whole = attempt(ctx, t, p, methodsType, methodsConfig(mobile), nil) })
	for ctx.Err() == nil && w.Requests()["GET"+allMethods] == 0 { // The list has no key in it.
		time.Sleep(time.Millisecond)
	}
	single := attempt(ctx, t, p, methodType, key, nil)
	both.Wait()
	p.NoError(whole.diags)
	p.NoError(single.diags)
	if all := tenantMethods(w); len(all) != 2 {
		t.Errorf("the user has %+v", all)
	}
}
