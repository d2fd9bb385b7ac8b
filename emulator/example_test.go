// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// A test starts a tenant, points the code under test to it, and looks at what
// became of it. Here the code under test is a call of net/http.
func Example() {
	t := &exampleT{} // In a test of yours this is the *testing.T, which ends by itself.
	defer t.end()

	tenant := emulator.Start(t, emulator.Options{
		Seed: emulator.MustParseSeed(`
users:
- {user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com}`),
		// The tenant answers the first list as if a rate limit was hit.
		Faults: []string{"GET /users 429 count=1"},
	})

	// The code under test, with the tenant's address and credentials.
	fmt.Println(listUsers(t, tenant.URL, tenant.APIToken()))
	fmt.Println(listUsers(t, tenant.URL, tenant.APIToken()))

	// What others do, behind its back: no rate limits, no faults, not counted.
	status, body, err := tenant.Do(context.Background(), http.MethodPatch, "/users/auth0%7Cada", map[string]any{"blocked": true})
	if err != nil {
		t.Fatalf("%v", err)
	}
	var user struct {
		Email   string `json:"email"`
		Blocked bool   `json:"blocked"`
	}
	if err := json.Unmarshal(body, &user); err != nil {
		t.Fatalf("%v", err)
	}
	fmt.Println(status, user.Email, user.Blocked)
	fmt.Println(tenant.Stats().ByRoute["GET /users"], "requests")

	// Output:
	// 429 Too Many Requests
	// 200 OK
	// 200 ada@example.com true
	// 2 requests
}

func listUsers(t emulator.TestingT, url, token string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url+"/api/v2/users", http.NoBody)
	if err != nil {
		t.Fatalf("%v", err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := resp.Body.Close(); err != nil {
		t.Fatalf("%v", err)
	}
	return resp.Status
}

// exampleT stands for a test where there is none.
type exampleT struct{ cleanups []func() }

func (t *exampleT) Helper()                           {}
func (t *exampleT) Fatalf(format string, args ...any) { log.Fatalf(format, args...) }
func (t *exampleT) Cleanup(fn func())                 { t.cleanups = append(t.cleanups, fn) }

func (t *exampleT) end() {
	for _, fn := range slices.Backward(t.cleanups) {
		fn()
	}
}
