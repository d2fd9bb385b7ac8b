package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestBlock is a test of a Go program that talks to the Management API: a tenant of its own, on a free port, which ends with the test.
func TestBlock(t *testing.T) {
	t.Parallel()
	tenant := emulator.Start(t, emulator.Options{
		Seed: emulator.MustParseSeed(`users: [{user_id: email|ada, connection: email, email: ada@example.com}]`),
	})
	// Here the program under test would get tenant.URL, tenant.ClientID() and tenant.ClientSecret().
	status, body, err := tenant.Do(t.Context(), "PATCH", "/users/email%7Cada", map[string]any{"blocked": true})
	if err != nil || status != 200 {
		t.Fatalf("blocking: status %d, %v: %s", status, err, body)
	}
	if n := tenant.Stats().ByRoute["PATCH /users/{id}"]; n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}
