// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"net/http"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/contract"
	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// Offline starts a tenant without sockets, for the fake time of testing/synctest. The provider
// reaches it by the network that wire puts before the tenant's handler, and by nothing else.
func Offline(t *testing.T, wire func(tenant http.Handler) http.RoundTripper, o emulator.Options) *World {
	t.Helper()
	e, err := emulator.New(o)
	if err != nil {
		t.Fatalf("starting the emulator: %v", err)
	}
	w := &World{t: t, Emulator: e, URL: "https://tenant.example.com"}
	w.Contract = contract.Watch(t, e)
	w.network = wire(w.Contract)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("closing the emulator: %v", err)
		}
	})
	return w
}

// unconfigured starts a provider for this world.
func (w *World) unconfigured() *Protocol {
	w.t.Helper()
	if w.network == nil {
		return Unconfigured(w.t)
	}
	return speak(w.t, provider.NewServerOn("test", w.network))
}
