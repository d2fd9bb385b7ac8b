// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestDataFileKeepsEverything: a second emulator on the same file is the same
// tenant, with the same tokens.
func TestDataFileKeepsEverything(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "tenant.db")
	_, public := keyPair(t)
	seed := &emulator.Seed{Clients: []emulator.SeedClient{{ID: "m2m", Secret: "s", PublicKey: public}}}
	open := func(seed *emulator.Seed) (*tenant, func()) {
		srv, err := emulator.New(emulator.Options{DataFile: file, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		web := httptest.NewServer(srv)
		return &tenant{t: t, srv: srv, url: web.URL, http: web.Client(), token: srv.APIToken()}, func() {
			web.Close()
			if err := srv.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	first, stop := open(seed)
	var ids []string
	for i := range 20 {
		ids = append(ids, first.newUser(object{"email": fmt.Sprintf("u%d@example.com", i), "user_metadata": object{"n": 12345678901234567}}))
	}
	first.api("PATCH", userPath(ids[3]), object{"name": "Renamed"}).want(t, http.StatusOK)
	first.api("DELETE", userPath(ids[4]), nil).want(t, http.StatusNoContent)
	first.api("POST", "/connections", object{"name": "more", "strategy": "auth0"}).want(t, http.StatusCreated)
	state := func(n *tenant) []any {
		return []any{
			n.api("GET", "/users?per_page=100&include_totals=true", nil).want(t, http.StatusOK).body,
			n.api("GET", "/connections", nil).want(t, http.StatusOK).body,
		}
	}
	before, token := state(first), first.token
	stop()

	second, stop := open(&emulator.Seed{Users: []map[string]any{{"user_id": "auth0|other", "connection": database}}})
	defer stop()
	if diff := cmp.Diff(before, state(second)); diff != "" {
		t.Errorf("after the restart (-before +after):\n%s", diff)
	}
	if first.srv.ClientSecret() != second.srv.ClientSecret() {
		t.Error("the client secret changed")
	}
	second.token = token
	second.api("GET", "/users", nil).want(t, http.StatusOK)
	second.fetchToken("m2m", "s")
	second.api("POST", "/users", object{"connection": database, "email": "U3@example.com", "password": goodPass}).want(t, http.StatusConflict)
	second.api("POST", "/users", object{"connection": "more", "email": "x@example.com", "password": goodPass}).want(t, http.StatusBadRequest)
}

func TestDataFileErrors(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "tenant.db")
	srv, err := emulator.New(emulator.Options{DataFile: file})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := emulator.New(emulator.Options{DataFile: file}); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a second emulator on the file: %v", err)
	}
	if err := srv.Close(); err != nil {
		t.Fatal(err)
	}
	if err := srv.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	status, _, err := srv.Do(t.Context(), "DELETE", "/users/auth0%7Cx", nil)
	if err != nil || status != http.StatusNoContent { // nothing to write
		t.Errorf("delete of nobody after Close: %d %v", status, err)
	}
	status, _, err = srv.Do(t.Context(), "POST", "/users", object{"connection": database, "email": "a@example.com", "password": goodPass})
	if err != nil || status != http.StatusInternalServerError {
		t.Errorf("create after Close: %d %v", status, err)
	}
	if err := os.WriteFile(file, []byte("not a database, but long enough to look like one to a reader of headers"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := emulator.New(emulator.Options{DataFile: file}); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a broken file: %v", err)
	}
}

// TestDamagedDataFile: whatever happens to a data file, the emulator starts with
// what was in it, or says which file is damaged and what to do. It never panics.
func TestDamagedDataFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	whole := filepath.Join(dir, "tenant.db")
	srv, err := emulator.New(emulator.Options{DataFile: whole, Seed: mustSeed(t, belongingsSeed)})
	if err != nil {
		t.Fatal(err)
	}
	users := func(srv *emulator.Server) string {
		_, body, err := srv.Do(t.Context(), "GET", "/users", nil)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	want := users(srv)
	if err := srv.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "damaged.db")
	rapid.Check(t, func(rt *rapid.T) {
		changed := bytes.Clone(raw)
		for range rapid.IntRange(0, 3).Draw(rt, "flips") {
			changed[rapid.IntRange(0, len(raw)-1).Draw(rt, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		}
		changed = changed[:rapid.IntRange(0, len(raw)).Draw(rt, "length")]
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			rt.Fatal(err)
		}
		srv, err := emulator.New(emulator.Options{DataFile: path})
		if err != nil {
			if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "delete this one to begin anew") {
				rt.Fatalf("the error does not help: %v", err)
			}
			return
		}
		if got := users(srv); got != want {
			rt.Fatalf("damage went unnoticed:\n got %s\nwant %s", got, want)
		}
		if err := srv.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

// childFile names the data file to a copy of this test binary that runs as the
// emulator to be killed.
const childFile = "AUTH0_EMULATOR_TEST_CHILD"

// TestMain becomes the emulator when asked to.
func TestMain(m *testing.M) {
	if file := os.Getenv(childFile); file != "" {
		if err := serveChild(file); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func serveChild(file string) error {
	srv, err := emulator.New(emulator.Options{DataFile: file})
	if err != nil {
		return err
	}
	web := httptest.NewServer(srv)
	if _, err := fmt.Printf("%s %s\n", web.URL, srv.APIToken()); err != nil {
		return err
	}
	_, err = os.Stdin.Read(make([]byte, 1)) // ends with the parent, if not by its hand
	return err
}

// TestKillLosesNothing kills the emulator in the middle of many writes; every
// create, update and delete that was answered must have happened.
func TestKillLosesNothing(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "tenant.db")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0])
	child.Env = append(os.Environ(), childFile+"="+file)
	child.Stderr = os.Stderr
	stdin, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stdin.Close() }() // the child is dead by then
	stdout, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url, token, _ := strings.Cut(strings.TrimSpace(line), " ")
	n := &tenant{t: t, url: url, http: &http.Client{Transport: &http.Transport{}}, token: token}

	const workers, enough = 8, 150
	var (
		mu      sync.Mutex
		alive   = map[string]string{} // acknowledged: user ID -> name
		dead    = map[string]bool{}   // acknowledged deletes
		unsure  = map[string]bool{}   // touched by a request without an answer
		count   int
		reached = make(chan struct{})
		wg      sync.WaitGroup
	)
	acknowledge := func(note func()) {
		mu.Lock()
		defer mu.Unlock()
		note()
		if count++; count == enough {
			close(reached)
		}
	}
	for w := range workers {
		wg.Go(func() {
			for i := 0; ; i++ {
				id := fmt.Sprintf("w%d-%d", w, i)
				body := fmt.Sprintf(`{"connection":%q,"user_id":%q,"email":%q,"password":%q}`, database, id, id+"@example.com", goodPass)
				path, auth := "/api/v2"+userPath("auth0|"+id), "Bearer "+token
				resp, err := n.send("POST", "/api/v2/users", "application/json", body, "Authorization", auth)
				if err != nil || resp.status != http.StatusCreated {
					return // unanswered: may or may not exist
				}
				acknowledge(func() { alive["auth0|"+id] = id + "@example.com" })
				if i%2 == 0 {
					resp, err = n.send("PATCH", path, "application/json", `{"name":"renamed"}`, "Authorization", auth)
					if err != nil || resp.status != http.StatusOK {
						mu.Lock()
						unsure["auth0|"+id] = true
						mu.Unlock()
						return
					}
					acknowledge(func() { alive["auth0|"+id] = "renamed" })
				}
				if i%3 == 0 {
					resp, err = n.send("DELETE", path, "", "", "Authorization", auth)
					if err != nil || resp.status != http.StatusNoContent {
						mu.Lock()
						unsure["auth0|"+id] = true
						mu.Unlock()
						return
					}
					acknowledge(func() { delete(alive, "auth0|"+id); dead["auth0|"+id] = true })
				}
			}
		})
	}
	select {
	case <-reached:
	case <-ctx.Done():
		t.Error("the writes did not get anywhere")
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	if err := child.Wait(); err == nil {
		t.Error("the child was not killed")
	}

	again := newTenant(t, emulator.Options{DataFile: file})
	for id, name := range alive {
		got := again.api("GET", userPath(id), nil)
		if unsure[id] {
			continue
		}
		if got.status != http.StatusOK || got.object(t)["name"] != name {
			t.Errorf("%s: acknowledged as %q, is %d %s", id, name, got.status, got.raw)
		}
	}
	for id := range dead {
		again.api("GET", userPath(id), nil).want(t, http.StatusNotFound)
	}
	t.Logf("%d writes acknowledged before the kill: %d users, %d deletes", count, len(alive), len(dead))
}
