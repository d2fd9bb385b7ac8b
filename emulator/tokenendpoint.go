// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"crypto/subtle"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

const (
	grantClientCredentials = "client_credentials"
	assertionType          = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
)

// oauthError is an error of the token endpoint, which has its own shape.
type oauthError struct {
	status      int
	Code        string `json:"error"`
	Description string `json:"error_description"`
}

func (e *oauthError) Error() string { return e.Code + ": " + e.Description }

func errInvalidRequest(description string) *oauthError {
	return &oauthError{http.StatusBadRequest, "invalid_request", description}
}

func errInvalidClient(description string) *oauthError {
	return &oauthError{http.StatusUnauthorized, "invalid_client", description}
}

func errAccessDenied(status int, description string) *oauthError {
	return &oauthError{status, "access_denied", description}
}

// tokenRequest is the body of POST /oauth/token plus what the request line says
// about the tenant.
type tokenRequest struct {
	url.Values
	origins []string // the tenant's names, "https://host" first
}

// serveToken is POST /oauth/token: client credentials with a client secret (in
// the body or as HTTP Basic) or a private-key assertion.
func (s *Server) serveToken(r *http.Request, raw []byte) wire.Answer {
	if refused := s.limits.TakeToken(); refused != nil {
		a := wire.NewAnswer(http.StatusTooManyRequests, &oauthError{Code: "too_many_requests", Description: "Rate limit exceeded."})
		maps.Copy(a.Header, refused)
		return a
	}
	token, err := s.grantToken(r, raw)
	if err != nil {
		return wire.NewAnswer(err.status, err)
	}
	a := wire.NewAnswer(http.StatusOK, token)
	a.Header.Set("Cache-Control", "no-store")
	return a
}

type tokenResponse struct {
	AccessToken string `json:"access_token"`
	Scope       string `json:"scope"`
	ExpiresIn   int    `json:"expires_in"`
	TokenType   string `json:"token_type"`
}

func (s *Server) grantToken(r *http.Request, raw []byte) (*tokenResponse, *oauthError) {
	req, oerr := parseTokenRequest(r, raw)
	if oerr != nil {
		return nil, oerr
	}
	switch req.Get("grant_type") {
	case grantClientCredentials:
	case "":
		return nil, errInvalidRequest("Missing required parameter: grant_type")
	default:
		return nil, &oauthError{http.StatusBadRequest, "unsupported_grant_type", "Unsupported grant type: " + req.Get("grant_type")}
	}
	client, oerr := s.authenticateClient(req)
	if oerr != nil {
		return nil, oerr
	}
	audience := req.Get("audience")
	if audience == "" {
		return nil, errAccessDenied(http.StatusForbidden, "No audience parameter was provided, and no default audience has been configured")
	}
	granted, ok := s.grantOf(client, audience, req)
	if !ok {
		return nil, errAccessDenied(http.StatusForbidden, fmt.Sprintf(
			"Client is not authorized to access %q. You need to create a \"client-grant\" associated to this API. See: "+
				"https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants", audience))
	}
	scopes, oerr := grantedScopes(granted.scopes, req.Get("scope"))
	if oerr != nil {
		return nil, oerr
	}
	lifetime := granted.lifetime
	token, err := s.issueToken(client.ID, granted.issuer, audience, scopes, lifetime)
	if err != nil {
		s.log.ErrorContext(r.Context(), "issuing a token failed", "error", err)
		return nil, &oauthError{http.StatusInternalServerError, "server_error", "Internal error"}
	}
	return &tokenResponse{
		AccessToken: token, Scope: strings.Join(scopes, " "), ExpiresIn: int(lifetime / time.Second), TokenType: "Bearer",
	}, nil
}

func parseTokenRequest(r *http.Request, raw []byte) (tokenRequest, *oauthError) {
	body, err := decodeBody(r.Header.Get("Content-Type"), raw, nil)
	if err != nil {
		return tokenRequest{}, errInvalidRequest(err.Error())
	}
	req := tokenRequest{Values: url.Values{}, origins: origins(r)}
	for k, v := range body {
		if text, ok := v.(string); ok {
			req.Set(k, text)
		}
	}
	if id, secret, ok := r.BasicAuth(); ok {
		// RFC 6749 2.3.1: both parts are form-encoded inside the header.
		if s, err := url.QueryUnescape(id); err == nil {
			id = s
		}
		if s, err := url.QueryUnescape(secret); err == nil {
			secret = s
		}
		req.Set("client_id", id)
		req.Set("client_secret", secret)
	}
	return req, nil
}

// origins are the names of the tenant in this request. Plain http has two: the
// client's, and the https one that a real tenant would have.
func origins(r *http.Request) []string {
	host := strings.ToLower(r.Host)
	if r.TLS != nil {
		return []string{withoutDefaultPort("https://" + host)}
	}
	return []string{withoutDefaultPort("https://" + host), withoutDefaultPort("http://" + host)}
}

// withoutDefaultPort is an address without the port that its scheme implies. Some clients
// leave it out of the header Host, and make the audience from a domain that has it.
func withoutDefaultPort(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	if port := map[string]string{"https": "443", "http": "80"}[strings.ToLower(u.Scheme)]; port != "" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	return u.String()
}

func (req tokenRequest) isAudience(aud string) bool {
	aud = withoutDefaultPort(aud)
	for _, o := range req.origins {
		if strings.EqualFold(aud, o+apiPrefix+"/") {
			return true
		}
	}
	return false
}

// isTenant reports whether an assertion's audience names this tenant.
func (req tokenRequest) isTenant(aud string) bool {
	aud = withoutDefaultPort(aud)
	return slices.ContainsFunc(req.origins, func(o string) bool { return aud == o+"/" || aud == o+tokenPath })
}

func (s *Server) client(id string) *oauthClient {
	s.world.mu.RLock()
	defer s.world.mu.RUnlock()
	return s.world.clients[id]
}

// authenticateClient checks the secret or the assertion.
func (s *Server) authenticateClient(req tokenRequest) (*oauthClient, *oauthError) {
	if req.Get("client_assertion") != "" || req.Get("client_assertion_type") != "" {
		if t := req.Get("client_assertion_type"); t != assertionType {
			return nil, errInvalidRequest("Invalid client_assertion_type: " + t)
		}
		return s.authenticateAssertion(req)
	}
	id := req.Get("client_id")
	if id == "" {
		return nil, errInvalidRequest("Missing required parameter: client_id")
	}
	client := s.client(id)
	// Users report access_denied here, the documents say invalid_client.
	if client == nil || client.Secret == "" ||
		subtle.ConstantTimeCompare([]byte(client.Secret), []byte(req.Get("client_secret"))) != 1 {
		return nil, errAccessDenied(http.StatusUnauthorized, "Unauthorized")
	}
	return client, nil
}

// grantedScopes is the grant, or the part of it that the request asks for.
func grantedScopes(granted []string, requested string) ([]string, *oauthError) {
	if strings.TrimSpace(requested) == "" {
		return granted, nil
	}
	have := map[string]bool{}
	for _, sc := range granted {
		have[sc] = true
	}
	wanted := strings.Fields(requested)
	var missing []string
	for _, sc := range wanted {
		if !have[sc] {
			missing = append(missing, sc)
		}
	}
	if len(missing) > 0 {
		return nil, errAccessDenied(http.StatusForbidden, "Client has not been granted scopes: "+strings.Join(missing, ", "))
	}
	return wanted, nil
}
