package people_test

import (
	"strings"
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
	_, body, err = tenant.Do(t.Context(), "GET", "/users/email%7Cada", nil)
	if err != nil || !strings.Contains(string(body), `"blocked":true`) {
		t.Errorf("not blocked, %v: %s", err, body)
	}
}
