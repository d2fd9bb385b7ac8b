// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/ratelimit"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/token"
)

const (
	apiPrefix       = "/api/v2"
	emulatorPrefix  = "/_emulator/"
	tokenPath       = "/oauth/token"
	jwksPath        = "/.well-known/jwks.json"
	discoveryPath   = "/.well-known/openid-configuration"
	defaultClientID = "emulatorDefaultM2MClientId000001"
	apiTokenAud     = "https://auth0-emulator.localhost" + apiPrefix + "/"
	apiTokenLife    = 10 * 365 * 24 * time.Hour
)

// Server is an emulated tenant. It is an http.Handler for use with any server,
// for instance httptest.NewServer or httptest.NewTLSServer.
type Server struct {
	now        func() time.Time
	log        *slog.Logger
	latency    time.Duration
	key        *token.Key
	apiToken   string
	secret     string
	world      *world
	router     *router
	limits     *ratelimit.Limiter
	faults     fault.Set
	tamper     atomic.Pointer[Tamper]
	stats      recorder
	requests   requestLog
	assertions token.Assertions
	verified   token.Verified[caller]
	snapshots  snapshots
	options    Options
	beside     tenants
}

// New makes an emulator. The error says which option is wrong, or why the data
// file cannot be used.
func New(o Options) (*Server, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	limits, err := ratelimit.New(o.RateLimit, o.Now)
	if err != nil {
		return nil, err
	}
	s := &Server{
		now: o.Now, log: o.Logger, latency: o.Latency, limits: limits, options: o,
		world: newWorld(o), router: newRouter(endpoints(o)),
	}
	s.SetTamper(o.Tamper)
	if err := s.SetFaults(o.Faults...); err != nil {
		return nil, err
	}
	var rows journal.Rows
	if o.DataFile != "" {
		if s.world.disk, rows, err = journal.Open(o.DataFile); err != nil {
			return nil, err
		}
	}
	if err := s.start(o, rows); err != nil {
		return nil, fmt.Errorf("starting the emulator: %w", errors.Join(err, s.Close()))
	}
	return s, nil
}

// start fills the world from the rows of the data file, or else with defaults and
// seed.
func (s *Server) start(o Options, rows journal.Rows) error {
	var err error
	if s.key, err = loadSigningKey(s.world.disk, rows); err != nil {
		return err
	}
	s.world.key = s.key
	found, err := s.world.load(rows)
	if err != nil {
		return fmt.Errorf("reading the data file %s: %w", o.DataFile, err)
	}
	if found {
		if o.Seed != nil || o.SeedFile != "" {
			s.log.Info("the data file has content, the seed is not used")
		}
	} else {
		defaults := &Seed{Connections: builtinConnections(), Clients: []SeedClient{{
			ID: defaultClientID, Name: "Emulator default client", Secret: newPrefixedID("secret_") + newPrefixedID(""),
		}}}
		for _, part := range []*Seed{defaults, o.Seed} {
			if err := s.Apply(part); err != nil {
				return fmt.Errorf("seed: %w", err)
			}
		}
		if err := s.applySeedFile(o.SeedFile); err != nil {
			return err
		}
	}
	client := s.client(defaultClientID)
	if client == nil {
		return fmt.Errorf("the data file %s lacks the client %s", o.DataFile, defaultClientID)
	}
	s.secret = client.Secret
	s.snapshots.put(startSnapshot, s.Snapshot())
	issuer := strings.TrimSuffix(apiTokenAud, strings.TrimPrefix(apiPrefix, "/")+"/")
	s.apiToken, err = s.issueToken(defaultClientID, issuer, apiTokenAud, allScopes(s.world.options), apiTokenLife)
	return err
}

// applySeedFile adds the content of a seed file; "" is none.
func (s *Server) applySeedFile(path string) error {
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	seed, err := parseSeed(f)
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.Apply(seed)
	}
	if err != nil {
		return fmt.Errorf("seed %s: %w", path, err)
	}
	return nil
}

// Close ends the tenants beside this one, makes the data file durable and closes it.
// Requests that come later and want to write fail.
func (s *Server) Close() error {
	err := s.beside.close()
	if s.world.disk == nil {
		return err
	}
	return errors.Join(err, s.world.disk.Close())
}

// ClientID is the ID of the built-in machine-to-machine client, which has every scope.
func (s *Server) ClientID() string { return defaultClientID }

// ClientSecret is the secret of the built-in client.
func (s *Server) ClientSecret() string { return s.secret }

// APIToken is a Management API token with every scope that outlives any test.
func (s *Server) APIToken() string { return s.apiToken }

// Apply adds content at run time; a nil seed adds nothing. Users, connections
// and clients that exist already are replaced.
func (s *Server) Apply(seed *Seed) error {
	if seed == nil {
		return nil
	}
	return s.world.update(func(t *tx) error { return t.applySeed(seed) })
}

// Do makes one Management API call from inside the world, for changes behind
// the back of the client under test. Path is relative to /api/v2 and escaped
// ("/users/auth0%7Cx?fields=email"); body is encoded as JSON unless it is nil.
// Authentication, rate limits, faults, latency, statistics and the request log
// are skipped. An error answer of the API is not an error of Do.
func (s *Server) Do(ctx context.Context, method, path string, body any) (status int, respBody []byte, err error) {
	if err := ctx.Err(); err != nil {
		return 0, nil, err
	}
	u, err := url.Parse(strings.TrimPrefix(path, apiPrefix))
	if err != nil {
		return 0, nil, fmt.Errorf("path: %w", err)
	}
	var raw []byte
	if body != nil {
		if raw, err = json.Marshal(body); err != nil {
			return 0, nil, fmt.Errorf("body: %w", err)
		}
	}
	e, params := s.router.match(method, u.EscapedPath())
	if e == nil {
		return 0, nil, fmt.Errorf("the emulator has no endpoint %s %s", method, u.Path)
	}
	req := &request{endpoint: e, params: params, query: u.Query(), header: http.Header{}, caller: caller{trusted: true}}
	a := s.run(req, raw)
	return a.Status, a.Body, nil
}

// ServeHTTP serves the Management API, the token endpoint, the tenant's metadata,
// the files of export jobs and the emulator's own endpoints under /_emulator/.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, emulatorPrefix) {
		s.serveControl(w, r)
		return
	}
	if file, ok := strings.CutPrefix(r.URL.Path, exportsPrefix); ok && r.Method == http.MethodGet {
		write(r.Context(), w, s.serveExport(file, r.URL.Query().Get("Expires")), nil)
		return
	}
	s.exchange(w, r)
}
