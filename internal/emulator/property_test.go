package emulator_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/emulator"
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
