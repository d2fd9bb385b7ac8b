// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestAnyUserIDWorks: whatever the ID, as long as it has no white space, it is
// created, found, updated, searched and deleted under its escaped path.
func TestAnyUserIDWorks(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	rapid.Check(t, func(rt *rapid.T) {
		bare := rapid.StringMatching(`[a-zA-Z0-9|/%:.?#&+=@äöüßλ漢\\"'*_~-]{1,40}`).Draw(rt, "user_id")
		id := "auth0|" + bare
		path := "/users/" + url.PathEscape(id)
		n.api("POST", "/users", object{"connection": database, "user_id": bare, "email": "one@example.com", "password": goodPass}).want(t, http.StatusCreated)
		if got := n.api("GET", path, nil).want(t, http.StatusOK).object(t)["user_id"]; got != id {
			rt.Fatalf("GET answers %v", got)
		}
		n.api("PATCH", path, object{"blocked": true}).want(t, http.StatusOK)
		if got := n.listIDs("fields=user_id"); len(got) != 1 || got[0] != id {
			rt.Fatalf("the list has %v", got)
		}
		n.api("DELETE", path, nil).want(t, http.StatusNoContent)
		n.api("GET", path, nil).want(t, http.StatusNotFound)
	})
}

// TestMetadataMergeLaw compares any sequence of updates with a model.
func TestMetadataMergeLaw(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com"})
	value := rapid.OneOf(
		rapid.Just[any](nil), rapid.Map(rapid.StringN(0, 5, -1), func(s string) any { return s }),
		rapid.Map(rapid.Bool(), func(v bool) any { return v }), rapid.Just[any](object{"nested": nil}), rapid.Just[any]([]any{"x", nil}),
	)
	rapid.Check(t, func(rt *rapid.T) {
		model := object{}
		n.api("PATCH", userPath(id), object{"user_metadata": object{}, "app_metadata": object{}}).want(t, http.StatusOK)
		for range rapid.IntRange(1, 6).Draw(rt, "updates") {
			patch := rapid.MapOfN(rapid.SampledFrom([]string{"a", "b", "c", "d.e"}), value, 0, 4).Draw(rt, "patch")
			if len(patch) == 0 {
				model = object{}
			}
			for k, v := range patch {
				if v == nil {
					delete(model, k)
				} else {
					model[k] = v
				}
			}
			got := n.api("PATCH", userPath(id), object{"user_metadata": patch, "app_metadata": patch}).want(t, http.StatusOK).object(t)
			if diff := cmp.Diff(normal(t, model), got["user_metadata"]); diff != "" {
				rt.Fatalf("user_metadata (-want +got):\n%s", diff)
			}
			app, present := got["app_metadata"]
			if present != (len(model) > 0) {
				rt.Fatalf("app_metadata present: %t, model %v", present, model)
			}
			if diff := cmp.Diff(normal(t, model), app); present && diff != "" {
				rt.Fatalf("app_metadata (-want +got):\n%s", diff)
			}
		}
	})
}

// TestSearchViewLaw: at any time the list shows exactly the users of a lag ago.
func TestSearchViewLaw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := newClock()
		lag := time.Duration(rapid.IntRange(0, 3).Draw(rt, "lag")) * time.Second
		srv, err := emulator.New(emulator.Options{Now: c.now, SearchLag: lag})
		if err != nil {
			rt.Fatal(err)
		}
		do := func(method, path string, body any) string {
			_, raw, err := srv.Do(t.Context(), method, path, body)
			if err != nil {
				rt.Fatal(err)
			}
			return string(raw)
		}
		names := map[string]string{} // now
		history := []map[string]string{}
		for step := range rapid.IntRange(1, 25).Draw(rt, "steps") {
			id := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "id")
			name := jsonInt(step)
			switch rapid.IntRange(0, 2).Draw(rt, "operation") {
			case 0:
				if _, exists := names[id]; !exists {
					do("POST", "/users", object{"connection": database, "user_id": id, "email": id + "@example.com", "name": name, "password": goodPass})
					names[id] = name
				}
			case 1:
				if _, exists := names[id]; exists {
					do("PATCH", "/users/auth0%7C"+id, object{"name": name})
					names[id] = name
				}
			case 2:
				do("DELETE", "/users/auth0%7C"+id, nil)
				delete(names, id)
			}
			history = append(history, maps.Clone(names))
			want := map[string]string{}
			if at := step - int(lag/time.Second); at >= 0 {
				want = history[at]
			}
			var list []struct {
				ID   string `json:"user_id"`
				Name string `json:"name"`
			}
			query := rapid.SampledFrom([]string{"", "?q=_exists_:user_id", "?sort=name:-1"}).Draw(rt, "query")
			if err := json.Unmarshal([]byte(do("GET", "/users"+query, nil)), &list); err != nil {
				rt.Fatal(err)
			}
			got := map[string]string{}
			for _, u := range list {
				got[strings.TrimPrefix(u.ID, "auth0|")] = u.Name
			}
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("step %d (-want +got):\n%s", step, diff)
			}
			c.advance(time.Second)
		}
	})
}

// TestBucketLaw: in no stretch of time are more requests let through than the
// burst and what trickles in.
func TestBucketLaw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := newClock()
		perSecond := rapid.IntRange(1, 20).Draw(rt, "rate")
		burst := rapid.IntRange(1, 10).Draw(rt, "burst")
		srv, err := emulator.New(emulator.Options{Now: c.now, RateLimit: jsonInt(perSecond) + "/" + jsonInt(burst)})
		if err != nil {
			rt.Fatal(err)
		}
		var granted []time.Time
		for range rapid.IntRange(1, 60).Draw(rt, "requests") {
			c.advance(time.Duration(rapid.IntRange(0, 400).Draw(rt, "pause")) * time.Millisecond)
			rec := httptest.NewRecorder()
			srv.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "/api/v2/users", nil))
			if rec.Code == http.StatusTooManyRequests {
				reset, err := strconv.ParseInt(rec.Header().Get("x-ratelimit-reset"), 10, 64)
				if err != nil || rec.Header().Get("x-ratelimit-remaining") != "0" || reset < c.now().Unix() {
					rt.Fatalf("headers of a refusal: %v", rec.Header())
				}
				continue
			}
			granted = append(granted, c.now())
			for i, first := range granted {
				allowed := float64(burst) + c.now().Sub(first).Seconds()*float64(perSecond)
				if n := len(granted) - i; float64(n) > allowed+1e-6 {
					rt.Fatalf("%d requests in %s", n, c.now().Sub(first))
				}
			}
		}
	})
}

// TestOneOfManyCreatesWins: concurrent creates of one address make one user.
func TestOneOfManyCreatesWins(t *testing.T) {
	t.Parallel()
	const rivals = 8
	n := newTenant(t, emulator.Options{})
	statuses := make(chan int, rivals)
	var wg sync.WaitGroup
	for range rivals {
		wg.Go(func() {
			resp, err := create(n, "Same@example.com")
			if err != nil {
				t.Error(err)
			}
			statuses <- resp.status
		})
	}
	wg.Wait()
	close(statuses)
	count := map[int]int{}
	for s := range statuses {
		count[s]++
	}
	if diff := cmp.Diff(map[int]int{http.StatusCreated: 1, http.StatusConflict: rivals - 1}, count); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// normal gives a value the form of decoded JSON.
func normal(t *testing.T, v any) any {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
