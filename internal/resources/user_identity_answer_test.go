// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// says gives another answer to requests of a method whose path has an end, after the tenant has done its work.
func says(method, end string, status int, body string) emulator.Tamper {
	return func(r *http.Request, a *emulator.Answer) {
		if r.Method == method && strings.HasSuffix(r.URL.Path, end) {
			a.Status, a.Body = status, []byte(body)
		}
	}
}

// An answer to a link or an unlink that says nothing of it, or speaks of another user, is not believed: a look
// tells what became of the request.
func TestUserIdentity_answers(t *testing.T) {
	t.Parallel()
	main := `{"provider":"auth0","user_id":"grace","connection":"Username-Password-Authentication","isSocial":false}`
	google := `{"provider":"google-oauth2","user_id":"2077","connection":"google-oauth2","isSocial":true}`
	for name, body := range map[string]string{
		"null": "null", "an empty list": "[]", "an object": "{}", "a hole": "[" + main + ",null]", "nothing": "",
		"somebody else": `[{"provider":"auth0","user_id":"joan","connection":"c"},` + google + `]`,
		"without it":    "[" + main + "]", "with it": "[" + main + "," + google + "]", "as the main one": "[" + google + "]",
	} {
		for _, status := range []int{http.StatusOK, http.StatusAccepted} {
			t.Run(name+" "+http.StatusText(status), func(t *testing.T) {
				t.Parallel()
				w := linkWorld(t)
				s := &stateful{t: t, p: w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)}), typeName: linkType}
				w.Emulator.SetTamper(says(http.MethodPost, "/identities", status, body))
				if problem := s.to(google2077); problem != "" || acctest.Text(s.state["connection_name"]) != "google-oauth2" {
					t.Errorf("linked: state %v, %s", s.state, problem)
				}
				expectIdentities(t, w, grace, grace, other2)
				w.Emulator.SetTamper(says(http.MethodDelete, "/2077", status, body))
				if problem := s.apply(s.plan(nil), nil); problem != "" || s.state != nil {
					t.Errorf("unlinked: state %v, %s", s.state, problem)
				}
				expectIdentities(t, w, grace, grace)
			})
		}
	}
}

// A request that did nothing is not believed to have worked.
func TestUserIdentity_nothingDone(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	s := linked(t, w, google2077)
	s.p = w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
	for _, fault := range []string{"status=404", "html=502", "drop-before"} {
		w.Faults("DELETE /users/{id}/identities/{provider}/{user_id} " + fault)
		if problem := s.apply(s.plan(nil), nil); problem == "" || s.state == nil {
			t.Errorf("%s: state %v", fault, s.state)
		}
	}
	expectIdentities(t, w, grace, grace, other2)
	w.Faults("GET /users/{id} status=404")
	if s.refresh(); s.state == nil {
		t.Error("a 404 of another kind has ended the link")
	}
}
