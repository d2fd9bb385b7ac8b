// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package acctest wires a test to a world of its own: an emulated tenant on a
// free port of the loopback interface and the provider, in this process, behind
// the real CLI. It may be imported by tests only.
package acctest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/contract"
	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// World is one emulated tenant and what a test may do to it.
type World struct {
	t *testing.T
	// Emulator is the tenant itself.
	Emulator *emulator.Server
	// URL is the tenant's address, http://127.0.0.1:PORT.
	URL string
	// Contract holds the tenant's answers and our requests against the OpenAPI document.
	Contract *contract.Watcher

	network http.RoundTripper // nil is the real one.
}

// New starts a tenant that ends with the test. No options means an unlimited,
// faultless tenant with the built-in connections and no users.
func New(t *testing.T, options ...emulator.Options) *World {
	t.Helper()
	var o emulator.Options
	if len(options) > 0 {
		o = options[0]
	}
	w := &World{t: t}
	o.Middleware = func(next http.Handler) http.Handler {
		w.Contract = contract.Watch(t, next)
		return w.Contract
	}
	tenant := emulator.Start(t, o)
	w.Emulator, w.URL = tenant.Server, tenant.URL
	return w
}

// Seed adds content: users of social and enterprise connections, clients, and
// whatever else the API does not create. YAML in the emulator's seed format.
func (w *World) Seed(yaml string) {
	w.t.Helper()
	seed, err := emulator.ParseSeed(strings.NewReader(yaml))
	if err == nil {
		err = w.Emulator.Apply(seed)
	}
	if err != nil {
		w.t.Fatalf("seeding the emulator: %v", err)
	}
}

// HCL puts the provider block of this world before a configuration. Settings
// are further lines of the provider block.
func (w *World) HCL(configuration string, settings ...string) string {
	return fmt.Sprintf("provider \"auth0users\" {\n  domain        = %q\n  client_id     = %q\n  client_secret = %q\n  %s\n}\n%s",
		w.URL, w.Emulator.ClientID(), w.Emulator.ClientSecret(), strings.Join(settings, "\n  "), configuration)
}

// Factories serve the provider; every CLI command gets a fresh instance.
func Factories() map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"auth0users": func() (tfprotov6.ProviderServer, error) {
			return provider.NewServer("test", nil)(), nil
		},
	}
}

// Run drives the steps through the CLI.
func (w *World) Run(steps ...resource.TestStep) {
	w.t.Helper()
	Case(w.t, resource.TestCase{Steps: steps})
}

// cliOnce finds the CLI, so that the test framework never looks for, or
// downloads, another one.
var cliOnce = sync.OnceValue(func() error {
	// The CLI lives for a moment only, with little to collect: a tenth of its CPU time is saved.
	if os.Getenv("GOGC") == "" {
		if err := os.Setenv("GOGC", "400"); err != nil {
			return err
		}
	}
	// A configuration file that is named but missing makes the CLI warn before
	// it tells its version, which the test framework cannot read.
	if file := os.Getenv("TF_CLI_CONFIG_FILE"); file != "" {
		if _, err := os.Stat(file); err != nil {
			if err := os.Unsetenv("TF_CLI_CONFIG_FILE"); err != nil {
				return err
			}
		}
	}
	if os.Getenv("TF_ACC_TERRAFORM_PATH") != "" {
		return nil
	}
	for _, name := range []string{"terraform", "tofu"} {
		found, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		if name == "tofu" {
			if err := os.Setenv("TF_ACC_PROVIDER_HOST", "registry.opentofu.org"); err != nil {
				return err
			}
		}
		return os.Setenv("TF_ACC_TERRAFORM_PATH", found)
	}
	return fmt.Errorf("no terraform or tofu on PATH and TF_ACC_TERRAFORM_PATH is not set: run the tests with make " +
		"test, which finds or builds one")
})

// Case runs a test case with our provider factories. Without TF_ACC=1, which
// make test sets, acceptance tests are skipped by the test framework.
func Case(t *testing.T, c resource.TestCase) {
	t.Helper()
	if plain(c) {
		runPlain(t, c)
		return
	}
	if os.Getenv(resource.EnvTfAcc) != "" {
		if err := cliOnce(); err != nil {
			t.Fatal(err)
		}
	}
	if c.ProtoV6ProviderFactories == nil {
		c.ProtoV6ProviderFactories = Factories()
	}
	resource.Test(t, c)
}

// Requests are the Management API requests since the last ResetRequests, by
// route ("POST /users").
func (w *World) Requests() map[string]int {
	out := map[string]int{}
	for route, n := range w.Emulator.Stats().ByRoute {
		if n > 0 {
			out[route] = n
		}
	}
	return out
}

// ResetRequests starts counting anew.
func (w *World) ResetRequests() { w.Emulator.ResetStats() }

// Faults replaces the fault rules; none switches faults off.
func (w *World) Faults(rules ...string) {
	w.t.Helper()
	if err := w.Emulator.SetFaults(rules...); err != nil {
		w.t.Fatalf("setting faults: %v", err)
	}
}

// Call makes one Management API call from inside the tenant, as another
// application would, and decodes the answer into out (nil to ignore it). It
// fails the test when the status is not below 300.
func (w *World) Call(method, path string, body, out any) {
	w.t.Helper()
	status, raw, err := w.Emulator.Do(context.Background(), method, path, body)
	if err != nil || status >= http.StatusMultipleChoices {
		w.t.Fatalf("%s %s: status %d, %v: %s", method, path, status, err, raw)
	}
	if out != nil {
		if err := json.Unmarshal(raw, out); err != nil {
			w.t.Fatalf("%s %s: %v", method, path, err)
		}
	}
}

// CreateUser creates a user out of band and returns its full ID.
func (w *World) CreateUser(body map[string]any) string {
	w.t.Helper()
	var u struct {
		ID string `json:"user_id"`
	}
	w.Call(http.MethodPost, "/users", body, &u)
	return u.ID
}

// PatchUser changes a user out of band.
func (w *World) PatchUser(id string, body map[string]any) {
	w.t.Helper()
	w.Call(http.MethodPatch, userPath(id), body, nil)
}

// DeleteUser deletes a user out of band.
func (w *World) DeleteUser(id string) {
	w.t.Helper()
	w.Call(http.MethodDelete, userPath(id), nil, nil)
}

// User reads a user as the tenant has it; nil when there is none.
func (w *World) User(id string) map[string]any {
	w.t.Helper()
	status, raw, err := w.Emulator.Do(context.Background(), http.MethodGet, userPath(id), nil)
	if err != nil {
		w.t.Fatalf("reading user %s: %v", id, err)
	}
	if status == http.StatusNotFound {
		return nil
	}
	var u map[string]any
	if err := json.Unmarshal(raw, &u); err != nil {
		w.t.Fatalf("reading user %s: %v", id, err)
	}
	return u
}

// Users reads all users of the tenant, up to the 1,000 that the API lists.
func (w *World) Users() []map[string]any {
	w.t.Helper()
	var all []map[string]any
	for page := 0; ; page++ {
		var users []map[string]any
		w.Call(http.MethodGet, fmt.Sprintf("/users?per_page=100&page=%d", page), nil, &users)
		all = append(all, users...)
		if len(users) < 100 {
			return all
		}
	}
}

func userPath(id string) string { return "/users/" + url.PathEscape(id) }
