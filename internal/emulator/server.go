package emulator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
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
	key        *signingKey
	apiToken   string
	secret     string
	world      *world
	router     *router
	limits     *limiter
	faults     faultSet
	stats      recorder
	requests   requestLog
	assertions usedAssertions
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
	limits, err := newLimiter(o.RateLimit, o.Now)
	if err != nil {
		return nil, err
	}
	s := &Server{
		now: o.Now, log: o.Logger, latency: o.Latency, limits: limits,
		world: newWorld(o.Now, o.SearchLag), router: newRouter(endpoints()),
	}
	if err := s.SetFaults(o.Faults...); err != nil {
		return nil, err
	}
	if o.DataFile != "" {
		if s.world.disk, err = openDisk(o.DataFile); err != nil {
			return nil, err
		}
	}
	if err := s.start(o.Seed); err != nil {
		return nil, fmt.Errorf("starting the emulator: %w", errors.Join(err, s.Close()))
	}
	return s, nil
}

// start fills the world from the data file, or else with defaults and seed.
func (s *Server) start(seed *Seed) error {
	var err error
	if s.key, err = loadSigningKey(s.world.disk); err != nil {
		return err
	}
	found := false
	if s.world.disk != nil {
		if found, err = s.world.load(); err != nil {
			return fmt.Errorf("reading the data file: %w", err)
		}
	}
	if found {
		if seed != nil {
			s.log.Info("the data file has content, the seed is not used")
		}
	} else {
		defaults := &Seed{Connections: builtinConnections(), Clients: []SeedClient{{
			ID: defaultClientID, Name: "Emulator default client", Secret: newPrefixedID("secret_") + newPrefixedID(""),
		}}}
		for _, part := range []*Seed{defaults, seed} {
			if err := s.Apply(part); err != nil {
				return fmt.Errorf("seed: %w", err)
			}
		}
	}
	client := s.client(defaultClientID)
	if client == nil {
		return fmt.Errorf("the data file lacks the client %s", defaultClientID)
	}
	s.secret = client.Secret
	issuer := strings.TrimSuffix(apiTokenAud, strings.TrimPrefix(apiPrefix, "/")+"/")
	s.apiToken, err = s.issueToken(defaultClientID, issuer, apiTokenAud, client.scopes(), apiTokenLife)
	return err
}

// Close makes the data file durable and closes it. Requests that come later
// and want to write fail.
func (s *Server) Close() error {
	if s.world.disk == nil {
		return nil
	}
	return s.world.disk.close()
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
	return a.status, a.body, nil
}

// ServeHTTP serves the Management API, the token endpoint, the tenant's
// metadata and the emulator's own endpoints under /_emulator/.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, emulatorPrefix) {
		s.serveControl(w, r)
		return
	}
	s.exchange(w, r)
}

// route says what a request is for.
type route struct {
	key        string // "GET /users/{id}", as in statistics and faults
	management bool
	endpoint   *endpoint // nil for unknown Management API routes and other paths
	params     map[string]string
}

func (s *Server) route(r *http.Request) route {
	path := r.URL.EscapedPath()
	rest, ok := strings.CutPrefix(path, apiPrefix)
	if !ok || (rest != "" && rest[0] != '/') {
		return route{key: r.Method + " " + path}
	}
	e, params := s.router.match(r.Method, rest)
	if e == nil {
		return route{key: r.Method + " (unknown)", management: true}
	}
	return route{key: e.key(), management: true, endpoint: e, params: params}
}

// process computes the answer to a request; raw is its body.
func (s *Server) process(r *http.Request, rt route, raw []byte, rawErr error) answer {
	if !rt.management {
		return s.processTenant(r, raw, rawErr)
	}
	verdict := s.limits.take(rt)
	a := s.processManagement(r, rt, raw, rawErr, verdict)
	verdict.setHeaders(a.header)
	return a
}

func (s *Server) processManagement(r *http.Request, rt route, raw []byte, rawErr error, verdict verdict) answer {
	switch {
	case verdict.denied != nil:
		return errorAnswer(verdict.denied)
	case rt.endpoint == nil:
		return errorAnswer(errNotFoundRoute())
	}
	c, apiErr := s.authenticate(r.Header)
	if apiErr == nil {
		apiErr = authorize(c, rt.endpoint, targetUser(rt.params))
	}
	if apiErr != nil {
		return errorAnswer(apiErr)
	}
	if rawErr != nil {
		return s.failure(rawErr)
	}
	return s.run(&request{endpoint: rt.endpoint, params: rt.params, query: r.URL.Query(), header: r.Header, caller: c}, raw)
}

// targetUser is the user that a path is about, "" for none. Both names of the
// parameter occur in the API reference.
func targetUser(params map[string]string) string {
	if id, ok := params["user_id"]; ok {
		return id
	}
	return params["id"]
}

// processTenant serves what lies outside the Management API.
func (s *Server) processTenant(r *http.Request, raw []byte, rawErr error) answer {
	switch r.Method + " " + r.URL.Path {
	case "POST " + tokenPath:
		if rawErr != nil {
			return s.failure(rawErr)
		}
		return s.serveToken(r, raw)
	case "GET " + jwksPath:
		return newAnswer(http.StatusOK, s.key.jwks())
	case "GET " + discoveryPath:
		return newAnswer(http.StatusOK, discovery(r))
	default:
		return errorAnswer(errNotFoundRoute())
	}
}

// run decodes and checks the body, then runs the handler on the world.
func (s *Server) run(req *request, raw []byte) answer {
	if req.endpoint.body != nil {
		body, err := decodeBody(req.header.Get("Content-Type"), raw, req.endpoint.body)
		if err != nil {
			return s.failure(err)
		}
		if body == nil {
			body = map[string]any{}
		}
		if v := req.endpoint.body.check("", "", body); v != nil {
			return s.failure(errBody(*v))
		}
		req.body = body
	}
	var rep reply
	handle := func(t *tx) (err error) {
		rep, err = req.endpoint.handle(t, req)
		return err
	}
	var err error
	if req.endpoint.method == http.MethodGet {
		err = s.world.read(handle)
	} else {
		err = s.world.update(handle)
	}
	if err != nil {
		return s.failure(err)
	}
	return newAnswer(rep.status, rep.body)
}

// failure is the answer to an error.
func (s *Server) failure(err error) answer {
	if e, ok := asAPIError(err); ok {
		return errorAnswer(e)
	}
	s.log.Error("request failed", "error", err)
	return errorAnswer(newAPIError(http.StatusInternalServerError, "", "An internal server error occurred"))
}

// discovery is the part of the OpenID configuration that is true here.
func discovery(r *http.Request) map[string]any {
	list := origins(r)
	issuer := list[len(list)-1] + "/"
	return map[string]any{
		"issuer":                                issuer,
		"token_endpoint":                        strings.TrimSuffix(issuer, "/") + tokenPath,
		"jwks_uri":                              strings.TrimSuffix(issuer, "/") + jwksPath,
		"grant_types_supported":                 []string{grantClientCredentials},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic", "client_secret_post", "private_key_jwt"},
		"token_endpoint_auth_signing_alg_values_supported": assertionAlgs,
		"id_token_signing_alg_values_supported":            []string{"RS256"},
	}
}
