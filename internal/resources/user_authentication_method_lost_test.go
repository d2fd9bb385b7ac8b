// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const postMethod = "POST /users/{id}/authentication-methods"

func methodID(state acctest.Attributes) string {
	return acctest.Text(state["authentication_method_id"])
}

// A method that was made although the answer says nothing of it, or the contrary, is found.
func TestUserAuthenticationMethod_lostAnswers(t *testing.T) {
	t.Parallel()
	for kind, config := range map[string]acctest.Attributes{
		"phone": {"phone_number": acctest.String("+15555555044")}, "email": {"email": acctest.String("grace@example.com"), "name": acctest.String("Work")},
		"totp": {"totp_secret": acctest.String(totpSecret)},
	} {
		for _, fault := range []string{"drop-after", "status-after=500", "status-after=409", "html-after=504", "truncate", "invalid-json"} {
			t.Run(kind+" "+fault, func(t *testing.T) {
				t.Parallel()
				w := methodWorld(t, `{type: email, email: ada@sample.org}`)
				p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
				w.Faults(postMethod + " " + fault)
				got := attempt(t.Context(), t, p, methodType, methodConfig(kind, config), nil)
				p.NoError(got.diags)
				if all := tenantMethods(w); len(all) != 2 || !strings.HasPrefix(methodID(got.state), kind) || !strings.Contains(all[0].ID+all[1].ID, methodID(got.state)) {
					t.Errorf("state %v, tenant %+v", got.state, all)
				}
				if n := w.Requests()[postMethod]; n != 1 {
					t.Errorf("%d requests to create", n)
				}
			})
		}
	}
}

// What the user enrolled a moment before is not taken for the method whose creation was lost.
func TestUserAuthenticationMethod_enrolledBefore(t *testing.T) {
	t.Parallel()
	for kind, c := range map[string]struct {
		theirs, ours map[string]any
	}{
		"email": {map[string]any{"email": likeMask["email"][0]}, map[string]any{"email": likeMask["email"][1]}},
		"phone": {map[string]any{"phone_number": likeMask["phone"][0]}, map[string]any{"phone_number": likeMask["phone"][1]}},
		"totp":  {map[string]any{"totp_secret": "KRSXG5CTMVRXEZLU"}, map[string]any{"totp_secret": totpSecret}},
	} {
		for _, fault := range []string{"drop-before", "html=502", "status=409"} {
			t.Run(kind+" "+fault, func(t *testing.T) {
				t.Parallel()
				w := methodWorld(t, "")
				p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
				config := methodConfig(kind, nil)
				for name, value := range c.ours {
					text, _ := value.(string)
					config[name] = acctest.String(text)
				}
				theirs := maps.Clone(c.theirs)
				theirs["type"] = kind
				w.Call(http.MethodPost, methodsPath(), theirs, nil)
				w.Faults(postMethod + " " + fault)
				got := attempt(t.Context(), t, p, methodType, config, nil)
				if text := acctest.Errors(got.diags); got.state != nil || !strings.Contains(text, "Possibly Created") && !strings.Contains(text, "Exists") {
					t.Errorf("state %v, message: %s", got.state, text)
				}
			})
		}
	}
}

// Two resources of one run never end up with one method.
func TestUserAuthenticationMethod_twoOfOneRun(t *testing.T) {
	t.Parallel()
	for _, fault := range []string{"drop-before nth=2", "drop-after", "status-after=409", "status=409 nth=2"} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			w := methodWorld(t, "")
			p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
			w.Faults(postMethod + " " + fault)
			var ids []string
			for _, address := range likeMask["email"][:2] {
				got := attempt(t.Context(), t, p, methodType, methodConfig("email", acctest.Attributes{"email": acctest.String(address)}), nil)
				if got.state != nil {
					ids = append(ids, methodID(got.state))
				}
			}
			if len(ids) == 0 || len(ids) == 2 && ids[0] == ids[1] {
				t.Errorf("IDs %v", ids)
			}
		})
	}
}

// A 404 that says nothing about the method or the user does not end it: making another one would follow.
func TestUserAuthenticationMethod_otherNotFound(t *testing.T) {
	t.Parallel()
	for typeName, route := range map[string]string{methodType: "GET" + oneMethod, methodsType: "GET" + allMethods} {
		w := methodWorld(t, "")
		s := &stateful{t: t, p: w.NewProtocol(nil), typeName: typeName}
		if problem := s.to(inList(typeName, "email", "grace@example.com")); problem != "" {
			t.Fatal(problem)
		}
		w.Faults(route + " status=404")
		if text := acctest.Errors(s.refresh()); !strings.Contains(text, "Unable to Read Authentication Method") || s.state == nil {
			t.Errorf("%s: state %v, %q", typeName, s.state, text)
		}
	}
}
