// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

func (n *tenant) audience() string { return n.url + "/api/v2/" }

// tokenForm posts a form to the token endpoint.
func (n *tenant) tokenForm(values url.Values, header ...string) response {
	n.t.Helper()
	resp, err := n.send("POST", "/oauth/token", "application/x-www-form-urlencoded", values.Encode(), header...)
	if err != nil {
		n.t.Fatal(err)
	}
	return resp
}

func (n *tenant) credentials(id, secret string) url.Values {
	return url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}, "audience": {n.audience()}}
}

func (n *tenant) fetchToken(id, secret string) string {
	n.t.Helper()
	token, _ := n.tokenForm(n.credentials(id, secret)).want(n.t, http.StatusOK).object(n.t)["access_token"].(string)
	return token
}

func (r response) wantOAuthError(t *testing.T, status int, code, description string) {
	t.Helper()
	r.want(t, status)
	if diff := cmp.Diff(object{"error": code, "error_description": description}, r.object(t)); diff != "" {
		t.Errorf("error body (-want +got):\n%s", diff)
	}
}

func TestClientCredentials(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
clients: [{id: small, secret: "s3cret&more", scopes: ["read:users", "create:users"], token_lifetime_seconds: 600}]`)})
	check := func(t *testing.T, resp response) {
		t.Helper()
		got := resp.want(t, http.StatusOK).object(t)
		n2 := *n
		n2.token, _ = got["access_token"].(string)
		delete(got, "access_token")
		want := object{"token_type": "Bearer", "expires_in": num(600), "scope": "read:users create:users"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		n2.api("GET", "/users", nil).want(t, http.StatusOK)
	}
	t.Run("form", func(t *testing.T) {
		t.Parallel()
		check(t, n.tokenForm(n.credentials("small", "s3cret&more")))
	})
	t.Run("JSON", func(t *testing.T) {
		t.Parallel()
		body := `{"grant_type":"client_credentials","client_id":"small","client_secret":"s3cret&more","audience":"` + n.audience() + `"}`
		resp, err := n.send("POST", "/oauth/token", "application/json", body)
		if err != nil {
			t.Fatal(err)
		}
		check(t, resp)
	})
	t.Run("HTTP Basic", func(t *testing.T) {
		t.Parallel()
		req, err := http.NewRequestWithContext(t.Context(), "POST", n.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.SetBasicAuth("small", url.QueryEscape("s3cret&more"))
		values := n.credentials("", "")
		values.Del("client_id")
		values.Del("client_secret")
		check(t, n.tokenForm(values, "Authorization", req.Header.Get("Authorization")))
	})
	t.Run("https audience over http", func(t *testing.T) {
		t.Parallel()
		values := n.credentials("small", "s3cret&more")
		values.Set("audience", "https://"+strings.TrimPrefix(n.audience(), "http://"))
		check(t, n.tokenForm(values))
	})
}

// TestAudienceWithDefaultPort: clients leave out of Host the port that the scheme implies, and
// keep it in the audience, or the other way round.
func TestAudienceWithDefaultPort(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, tc := range []struct {
		host, audience string
		status         int
	}{
		{"tenant.test", "https://tenant.test:443", http.StatusOK},
		{"tenant.test:443", "https://tenant.test", http.StatusOK},
		{"tenant.test", "http://tenant.test:80", http.StatusOK},
		{"tenant.test:80", "HTTP://tenant.test", http.StatusOK},
		{"[::1]", "https://[::1]:443", http.StatusOK},
		{"tenant.test", "https://tenant.test:80", http.StatusForbidden},
		{"tenant.test:8443", "https://tenant.test:443", http.StatusForbidden},
		{"tenant.test", "https://other.test:443", http.StatusForbidden},
	} {
		form := n.credentials(n.srv.ClientID(), n.srv.ClientSecret())
		form.Set("audience", tc.audience+"/api/v2/")
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, n.url+"/oauth/token", strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		req.Host = tc.host
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		resp, err := n.http.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if err := resp.Body.Close(); err != nil || resp.StatusCode != tc.status {
			t.Errorf("%s at %s: %d %v", tc.audience, tc.host, resp.StatusCode, err)
		}
	}
}

func TestTokenErrors(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
clients:
- {id: small, secret: s, scopes: ["read:users"]}
- {id: ungranted, secret: s, no_grant: true}`)})
	set := func(key, value string) url.Values {
		v := n.credentials("small", "s")
		if value == "" {
			v.Del(key)
		} else {
			v.Set(key, value)
		}
		return v
	}
	noGrant := func(audience string) string {
		return `Client is not authorized to access "` + audience +
			`". You need to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants`
	}
	for _, tc := range []struct {
		name        string
		values      url.Values
		status      int
		code        string
		description string
	}{
		{"no grant type", set("grant_type", ""), 400, "invalid_request", "Missing required parameter: grant_type"},
		{"other grant type", set("grant_type", "magic"), 400, "unsupported_grant_type", "Unsupported grant type: magic"},
		{"no client", set("client_id", ""), 400, "invalid_request", "Missing required parameter: client_id"},
		{"unknown client", set("client_id", "nobody"), 401, "access_denied", "Unauthorized"},
		{"wrong secret", set("client_secret", "wrong"), 401, "access_denied", "Unauthorized"},
		{"no secret", set("client_secret", ""), 401, "access_denied", "Unauthorized"},
		{"wrong audience", set("audience", "https://other.example.com/api/v2/"), 403, "access_denied", noGrant("https://other.example.com/api/v2/")},
		{"audience without slash", set("audience", strings.TrimSuffix(n.audience(), "/")), 403, "access_denied", noGrant(strings.TrimSuffix(n.audience(), "/"))},
		{"no audience", set("audience", ""), 403, "access_denied", "No audience parameter was provided, and no default audience has been configured"},
		{"no client grant", set("client_id", "ungranted"), 403, "access_denied", noGrant(n.audience())},
		{"scope outside the grant", set("scope", "read:users delete:users"), 403, "access_denied", "Client has not been granted scopes: delete:users"},
		{"other assertion type", set("client_assertion_type", "saml"), 400, "invalid_request", "Invalid client_assertion_type: saml"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			n.tokenForm(tc.values).wantOAuthError(t, tc.status, tc.code, tc.description)
		})
	}
}

var testKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

func keyPair(t *testing.T) (*rsa.PrivateKey, string) {
	t.Helper()
	key, err := testKey()
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return key, string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

func TestPrivateKeyJWT(t *testing.T) {
	t.Parallel()
	key, public := keyPair(t)
	seed := &emulator.Seed{}
	for _, alg := range []string{"RS256", "RS384", "RS512", "PS256"} {
		seed.Clients = append(seed.Clients, emulator.SeedClient{ID: "c-" + alg, PublicKey: public, Alg: alg})
	}
	n := newTenant(t, emulator.Options{Seed: seed})
	ask := func(t *testing.T, alg string, change func(jwt.MapClaims)) response {
		t.Helper()
		claims := jwt.MapClaims{
			"iss": "c-RS256", "sub": "c-RS256", "aud": n.url + "/", "jti": t.Name(), "exp": time.Now().Add(time.Minute).Unix(),
		}
		if change != nil {
			change(claims)
		}
		signed, err := jwt.NewWithClaims(jwt.GetSigningMethod(alg), claims).SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return n.tokenForm(url.Values{
			"grant_type": {"client_credentials"}, "audience": {n.audience()},
			"client_assertion_type": {assertionType}, "client_assertion": {signed},
		})
	}
	for _, alg := range []string{"RS256", "RS384", "RS512", "PS256"} {
		t.Run(alg, func(t *testing.T) {
			t.Parallel()
			got := ask(t, alg, func(c jwt.MapClaims) { c["iss"], c["sub"] = "c-"+alg, "c-"+alg })
			token, _ := got.want(t, http.StatusOK).object(t)["access_token"].(string)
			n2 := *n
			n2.token = token
			n2.api("GET", "/users", nil).want(t, http.StatusOK)
		})
	}
	for name, change := range map[string]func(jwt.MapClaims){
		"unknown client":       func(c jwt.MapClaims) { c["iss"], c["sub"] = "nobody", "nobody" },
		"sub differs":          func(c jwt.MapClaims) { c["sub"] = "c-PS256" },
		"other alg registered": func(c jwt.MapClaims) { c["iss"], c["sub"] = "c-PS256", "c-PS256" },
		"other audience":       func(c jwt.MapClaims) { c["aud"] = "https://other.example.com/" },
		"audience with path":   func(c jwt.MapClaims) { c["aud"] = n.url + "/api/v2/" },
		"no audience":          func(c jwt.MapClaims) { delete(c, "aud") },
		"no exp":               func(c jwt.MapClaims) { delete(c, "exp") },
		"expired":              func(c jwt.MapClaims) { c["exp"] = time.Now().Add(-time.Minute).Unix() },
		"too long a life":      func(c jwt.MapClaims) { c["exp"] = time.Now().Add(6 * time.Minute).Unix() },
		"issued in the future": func(c jwt.MapClaims) { c["iat"] = time.Now().Add(time.Minute).Unix() },
		"no jti":               func(c jwt.MapClaims) { delete(c, "jti") },
		"long jti":             func(c jwt.MapClaims) { c["jti"] = strings.Repeat("j", 65) },
		"oversized assertion":  func(c jwt.MapClaims) { c["padding"] = strings.Repeat("p", 2048) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := ask(t, "RS256", change).want(t, http.StatusUnauthorized).object(t); got["error"] != "invalid_client" {
				t.Errorf("error: %v", got)
			}
		})
	}
	for name, aud := range map[string]any{
		"deprecated array": []string{n.url + "/"}, "deprecated endpoint": n.url + "/oauth/token", "https issuer over http": "https" + n.url[len("http"):] + "/",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ask(t, "RS256", func(c jwt.MapClaims) { c["aud"] = aud }).want(t, http.StatusOK)
		})
	}
	t.Run("used twice", func(t *testing.T) {
		t.Parallel()
		ask(t, "RS256", nil).want(t, http.StatusOK)
		ask(t, "RS256", nil).wantOAuthError(t, http.StatusUnauthorized, "invalid_client", "client_assertion: jti has been used before")
	})
}

func TestTokenIsVerifiable(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	conf, err := n.send("GET", "/.well-known/openid-configuration", "", "")
	if err != nil {
		t.Fatal(err)
	}
	if got := conf.want(t, http.StatusOK).object(t)["token_endpoint"]; got != n.url+"/oauth/token" {
		t.Errorf("token_endpoint: %v", got)
	}
	keys, err := n.send("GET", "/.well-known/jwks.json", "", "")
	if err != nil {
		t.Fatal(err)
	}
	var set struct{ Keys []struct{ Kid, N, E string } }
	if err := json.Unmarshal([]byte(keys.want(t, http.StatusOK).raw), &set); err != nil || len(set.Keys) != 1 {
		t.Fatalf("jwks: %v %s", err, keys.raw)
	}
	var claims jwt.MapClaims
	token, _, err := jwt.NewParser().ParseUnverified(n.fetchToken(n.srv.ClientID(), n.srv.ClientSecret()), &claims)
	if err != nil || token.Header["kid"] != set.Keys[0].Kid {
		t.Errorf("kid: %v, %v", token.Header, err)
	}
	if claims["aud"] != n.audience() || claims["iss"] != n.url+"/" || claims["azp"] != n.srv.ClientID() {
		t.Errorf("claims: %v", claims)
	}
}
