// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/pem"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const (
	connection = "Username-Password-Authentication"
	password   = "Correct-Horse-42"
	// sharedRoles is how many roles the users share.
	sharedRoles = 10
	// slowness is the latency of limits with slowSuffix: a round trip to another continent.
	slowness = 80 * time.Millisecond
	api      = "https://api.example.com/bench"
)

// tenant is a served emulator.
type tenant struct {
	server *emulator.Server
	web    *httptest.Server
	env    []string // that leads a provider to it
}

// openTenant serves the tenant of a scenario under the given limits. With a data
// file that exists already, its content is that tenant's.
func openTenant(s scenario, limits, dataFile, dir string, tls bool) (*tenant, error) {
	o := emulator.Options{RateLimit: limits, DataFile: dataFile}
	if plan, slow := strings.CutSuffix(limits, slowSuffix); slow {
		o.RateLimit, o.Latency = plan, slowness
	}
	seed, err := seedOf(s)
	if err != nil {
		return nil, err
	}
	o.Seed = seed
	server, err := emulator.New(o)
	if err != nil {
		return nil, err
	}
	t := &tenant{server: server}
	t.env = []string{"AUTH0_CLIENT_ID=" + server.ClientID(), "AUTH0_CLIENT_SECRET=" + server.ClientSecret()}
	if !tls {
		t.web = httptest.NewServer(server)
		t.env = append(t.env, "AUTH0_DOMAIN="+t.web.URL)
		return t, nil
	}
	t.web = httptest.NewTLSServer(server)
	trusted := filepath.Join(dir, "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: t.web.Certificate().Raw})
	if err := os.WriteFile(trusted, block, 0o600); err != nil {
		_ = t.close()
		return nil, err
	}
	t.env = append(t.env, "AUTH0_DOMAIN="+strings.TrimPrefix(t.web.URL, "https://"), "SSL_CERT_FILE="+trusted)
	return t, nil
}

func (t *tenant) close() error {
	t.web.Close()
	return t.server.Close()
}

// seedOf is what the tenant has before: roles, an API with permissions, and the
// users that are not managed.
func seedOf(s scenario) (*emulator.Seed, error) {
	var y strings.Builder
	y.WriteString("resource_servers: [{identifier: " + api + ", name: bench, scopes: [{value: read}, {value: write}]}]\nroles:\n")
	for i := range sharedRoles {
		fmt.Fprintf(&y, "- {id: %s, name: bench-%d}\n", roleID(i), i)
	}
	seed, err := emulator.ParseSeed(strings.NewReader(y.String()))
	if err != nil {
		return nil, err
	}
	for i := range s.Tenant - s.Users {
		seed.Users = append(seed.Users, map[string]any{
			"user_id": fmt.Sprintf("auth0|%024x", i), "connection": connection, "email": fmt.Sprintf("other-%d@example.com", i),
			"user_metadata": map[string]any{"theme": "dark"},
		})
	}
	return seed, nil
}

func roleID(i int) string { return fmt.Sprintf("rol_benchmark%07d", i) }
