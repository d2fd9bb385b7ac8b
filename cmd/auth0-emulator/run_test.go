// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// started is a program that serves.
type started struct {
	env    map[string]string
	stderr *bytes.Buffer
	stop   func() error
}

var exportLine = regexp.MustCompile(`^export ([A-Z0-9_]+)='([^']+)'$`)

// start runs the program and reads its standard output up to "ready".
func start(t *testing.T, args ...string) started {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	s := started{env: map[string]string{}, stderr: &bytes.Buffer{}}
	done := make(chan error, 1)
	go func() {
		err := run(ctx, append([]string{"-addr", "127.0.0.1:0"}, args...), in, s.stderr)
		done <- errors.Join(err, in.CloseWithError(err))
	}()
	s.stop = func() error {
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(time.Minute):
			return errors.New("the program did not end")
		}
	}
	t.Cleanup(cancel)
	var names []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if lines.Text() == "ready" {
			go func() { // nothing else may come, but nothing may block either
				rest, err := io.ReadAll(out)
				if len(rest) > 0 || err != nil {
					t.Errorf("after ready: %q %v", rest, err)
				}
			}()
			if got := strings.Join(names, " "); got != "AUTH0_DOMAIN AUTH0_CLIENT_ID AUTH0_CLIENT_SECRET AUTH0_API_TOKEN" {
				t.Errorf("exports: %s", got)
			}
			return s
		}
		m := exportLine.FindStringSubmatch(lines.Text())
		if m == nil {
			t.Fatalf("line on standard output: %q", lines.Text())
		}
		names = append(names, m[1])
		s.env[m[1]] = m[2]
	}
	t.Fatalf("ended before it was ready: %v; %s", <-done, s.stderr)
	return s
}

func get(t *testing.T, client *http.Client, target, token string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, target, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	if err = errors.Join(err, resp.Body.Close()); err != nil {
		t.Fatal(err)
	}
	client.CloseIdleConnections()
	return resp.StatusCode, string(body)
}

func TestServes(t *testing.T) {
	t.Parallel()
	seed := filepath.Join(t.TempDir(), "seed.yaml")
	if err := os.WriteFile(seed, []byte("users: [{user_id: sms|1, connection: sms, phone_number: \"+15550001\"}]"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, "-seed", seed, "-v", "-rate-limit", "5/7", "-data", filepath.Join(t.TempDir(), "tenant.db"))
	client := &http.Client{Transport: &http.Transport{}}
	if status, body := get(t, client, s.env["AUTH0_DOMAIN"]+"/api/v2/users", s.env["AUTH0_API_TOKEN"]); status != 200 || !strings.Contains(body, "sms|1") {
		t.Errorf("users: %d %s", status, body)
	}
	form := url.Values{
		"grant_type": {"client_credentials"}, "client_id": {s.env["AUTH0_CLIENT_ID"]}, "client_secret": {s.env["AUTH0_CLIENT_SECRET"]},
		"audience": {s.env["AUTH0_DOMAIN"] + "/api/v2/"},
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.env["AUTH0_DOMAIN"]+"/oauth/token", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("token: %d %v", resp.StatusCode, err)
	}
	client.CloseIdleConnections()
	if err := s.stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
	log := s.stderr.String()
	if !strings.Contains(log, "path=/api/v2/users") {
		t.Errorf("access log: %s", log)
	}
	if strings.Contains(log, s.env["AUTH0_API_TOKEN"]) || strings.Contains(log, s.env["AUTH0_CLIENT_SECRET"]) {
		t.Error("the access log holds a secret")
	}
}

func TestServesTLS(t *testing.T) {
	t.Parallel()
	ca := filepath.Join(t.TempDir(), "ca.pem")
	s := start(t, "-tls", "-tls-ca", ca, "-control-host", "auth0.test", "-control-host", "192.0.2.7")
	if strings.Contains(s.env["AUTH0_DOMAIN"], "://") {
		t.Errorf("AUTH0_DOMAIN: %s", s.env["AUTH0_DOMAIN"])
	}
	pem, err := os.ReadFile(ca)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		t.Fatalf("no certificate in %s", pem)
	}
	here := func(ctx context.Context, network, _ string) (net.Conn, error) { // whatever the name, as a container's network does
		return (&net.Dialer{}).DialContext(ctx, network, s.env["AUTH0_DOMAIN"])
	}
	client := &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true, DialContext: here,
	}}
	_, port, _ := strings.Cut(s.env["AUTH0_DOMAIN"], ":")
	for _, name := range []string{"127.0.0.1", "[::1]", "localhost", "auth0-emulator.localhost", "auth0.test", "192.0.2.7"} {
		host := name + ":" + port
		if status, body := get(t, client, "https://"+host+"/api/v2/users", s.env["AUTH0_API_TOKEN"]); status != 200 {
			t.Errorf("%s: %d %s", host, status, body)
		}
	}
	if err := s.stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
}

// TestStopsGracefully: a request in flight is answered before the program ends.
func TestStopsGracefully(t *testing.T) {
	t.Parallel()
	s := start(t, "-fault", "GET /users delay=200ms")
	answered := make(chan int, 1)
	go func() {
		status, _ := get(t, &http.Client{Transport: &http.Transport{}}, s.env["AUTH0_DOMAIN"]+"/api/v2/users", s.env["AUTH0_API_TOKEN"])
		answered <- status
	}()
	client := &http.Client{Transport: &http.Transport{}}
	for deadline := time.Now().Add(10 * time.Second); ; {
		_, body := get(t, client, s.env["AUTH0_DOMAIN"]+"/_emulator/stats", "")
		if strings.Contains(body, `"max_in_flight":1`) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the request never arrived")
		}
	}
	if err := s.stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
	if status := <-answered; status != http.StatusOK {
		t.Errorf("the request in flight got %d", status)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.yaml")
	if err := os.WriteFile(bad, []byte("users:\n- {connection: nowhere}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	typo := filepath.Join(dir, "typo.yaml")
	if err := os.WriteFile(typo, []byte("usres: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		args []string
		want string
	}{
		{[]string{"-addr", "0.0.0.0:0"}, "add -allow-remote"},
		{[]string{"-addr", ":0"}, "add -allow-remote"},
		{[]string{"-addr", "nonsense"}, "expected host:port"},
		{[]string{"-seed", bad}, `users[0]: needs identities`},
		{[]string{"-seed", typo}, `line 1: field usres not found`},
		{[]string{"-seed", filepath.Join(dir, "missing")}, "no such file"},
		{[]string{"-fault", "POST /userz drop-after"}, "no route POST /userz"},
		{[]string{"-rate-limit", "gold"}, "expected off, enterprise, enterprise-nonprod, free, professional"},
		{[]string{"-tls-ca", "x"}, "-tls-ca needs -tls"},
		{[]string{"-latency", "-1s"}, "must not be negative"},
		{[]string{"-data", dir}, "data file"},
		{[]string{"-no-such-flag"}, "not defined"},
		{[]string{"serve"}, `unexpected argument "serve"`},
	} {
		var stdout, stderr bytes.Buffer
		err := run(t.Context(), tc.args, &stdout, &stderr)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%v: got %v, want %q", tc.args, err, tc.want)
		}
		if stdout.Len() > 0 {
			t.Errorf("%v: standard output: %s", tc.args, &stdout)
		}
	}
}
