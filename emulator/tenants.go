// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// maxTenants bounds the tenants beside one: a port and a world each.
const maxTenants = 200

// tenants are those that an emulator serves beside itself, by name.
type tenants struct {
	mu     sync.Mutex
	byName map[string]*besideTenant
	closed bool
}

type besideTenant struct {
	*Running
	stop func() error
}

// Tenant is another tenant beside this one, which is made when its name is first asked
// for: with the same options and seed, but a content, counters and a port of its own,
// so that tests that run at the same time do not meet. It is kept in memory, listens on
// 127.0.0.1 in plain HTTP, and ends with RemoveTenant or Close.
func (s *Server) Tenant(ctx context.Context, name string) (*Running, error) {
	s.beside.mu.Lock()
	defer s.beside.mu.Unlock()
	if found, ok := s.beside.byName[name]; ok {
		return found.Running, nil
	}
	switch {
	case name == "":
		return nil, errors.New("a tenant needs a name")
	case s.beside.closed:
		return nil, errors.New("the emulator is closed")
	case len(s.beside.byName) >= maxTenants:
		return nil, fmt.Errorf("there are %d tenants already; remove those that are no longer needed", maxTenants)
	}
	o := s.options
	o.DataFile = ""
	srv, err := New(o)
	if err != nil {
		return nil, err
	}
	running, stop, err := listen(ctx, srv, o.Middleware)
	if err != nil {
		return nil, errors.Join(err, srv.Close())
	}
	if s.beside.byName == nil {
		s.beside.byName = map[string]*besideTenant{}
	}
	s.beside.byName[name] = &besideTenant{running, stop}
	return running, nil
}

// RemoveTenant ends a tenant that Tenant made. The error says that there is none of the
// name, or why it could not be stopped.
func (s *Server) RemoveTenant(name string) error {
	s.beside.mu.Lock()
	defer s.beside.mu.Unlock()
	found, ok := s.beside.byName[name]
	if !ok {
		return fmt.Errorf("there is no tenant %q, only %s", name, strings.Join(slices.Sorted(maps.Keys(s.beside.byName)), ", "))
	}
	delete(s.beside.byName, name)
	return found.stop()
}

// close ends them all.
func (t *tenants) close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
	var all error
	for name, one := range t.byName {
		all = errors.Join(all, one.stop())
		delete(t.byName, name)
	}
	return all
}

// tenantAddress is how a client reaches a tenant: the values of the environment that
// Running.Env has.
type tenantAddress struct {
	Domain       string `json:"domain"`
	ClientID     string `json:"client_id"`
	ClientSecret string `json:"client_secret"`
	APIToken     string `json:"api_token"`
}

// makeTenant is POST /_emulator/tenants.
func (s *Server) makeTenant(ctx context.Context, raw []byte) (tenantAddress, error) {
	name, err := tenantName(raw)
	if err != nil {
		return tenantAddress{}, err
	}
	r, err := s.Tenant(ctx, name)
	if err != nil {
		return tenantAddress{}, err
	}
	return tenantAddress{Domain: r.URL, ClientID: r.ClientID(), ClientSecret: r.ClientSecret(), APIToken: r.APIToken()}, nil
}

// dropTenant is DELETE /_emulator/tenants.
func (s *Server) dropTenant(raw []byte) error {
	name, err := tenantName(raw)
	if err != nil {
		return err
	}
	return s.RemoveTenant(name)
}

func tenantName(raw []byte) (string, error) {
	var body struct {
		Name string `json:"name"`
	}
	err := json.Unmarshal(raw, &body)
	return body.Name, err
}
