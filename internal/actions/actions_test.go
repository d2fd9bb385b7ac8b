// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

var jobID = regexp.MustCompile(`job_[A-Za-z0-9]{16}`)

// Every action does what it says, tells of it, costs what its page says, and can be
// invoked again.
func TestActions(t *testing.T) {
	t.Parallel()
	served := []string{}
	for _, s := range subjects() {
		served = append(served, s.typeName())
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.NewProtocol(nil)
			if s.left != nil {
				if diff := cmp.Diff(s.before, s.left(w)); diff != "" {
					t.Fatalf("before (-want +got):\n%s", diff)
				}
			}
			for _, turn := range []string{"first", "second"} {
				w.ResetRequests()
				progress, diags := p.InvokeAction(t.Context(), s.typeName(), s.set(acctest.String(ada)), nil)
				if len(diags) > 0 {
					t.Fatalf("%s time: %s: %s", turn, diags[0].Summary, diags[0].Detail)
				}
				for i := range progress {
					progress[i] = jobID.ReplaceAllString(progress[i], "JOB")
				}
				if diff := cmp.Diff(s.progress, progress); diff != "" {
					t.Errorf("%s time, progress (-want +got):\n%s", turn, diff)
				}
				if diff := cmp.Diff(s.requests, w.Requests()); diff != "" {
					t.Errorf("%s time, requests (-want +got):\n%s", turn, diff)
				}
				if s.left != nil && turn == "first" {
					if diff := cmp.Diff(s.after, s.left(w)); diff != "" {
						t.Errorf("after (-want +got):\n%s", diff)
					}
				}
			}
			page := p.Schemas.ActionSchemas[s.typeName()].Schema.Block.Description
			sum := 0
			for _, n := range s.requests {
				sum += n
			}
			if want := fmt.Sprintf("**Requests:** %d", sum); !strings.Contains(page, want) {
				t.Errorf("the page does not say %q", want)
			}
			for _, scope := range s.scopes {
				if !strings.Contains(page, "`"+scope+"`") {
					t.Errorf("the page does not name the scope %s", scope)
				}
			}
		})
	}
	// No action is left out.
	var all []string
	for name := range acctest.Unconfigured(t).Schemas.ActionSchemas {
		all = append(all, name)
	}
	slices.Sort(all)
	slices.Sort(served)
	if diff := cmp.Diff(all, served); diff != "" {
		t.Errorf("served and tested (-want +got):\n%s", diff)
	}
}

// The scopes on the page are enough.
func TestActions_scopes(t *testing.T) {
	t.Parallel()
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			quoted := []string{}
			for _, scope := range s.scopes {
				quoted = append(quoted, strconv.Quote(scope))
			}
			w.Seed(fmt.Sprintf("clients: [{id: least, secret: least-secret, scopes: [%s]}]", strings.Join(quoted, ", ")))
			_, diags := as(w, "least").InvokeAction(t.Context(), s.typeName(), s.set(acctest.String(ada)), nil)
			noErrors(t, diags)
		})
	}
}

func noErrors(t *testing.T, diags []*tfprotov6.Diagnostic) {
	t.Helper()
	if text := acctest.Errors(diags); text != "" {
		t.Error(text)
	}
}

// Somebody who does not exist is an error, also where Auth0 answers with success, and
// nothing is changed.
func TestActions_userMissing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.NewProtocol(nil)
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			progress, diags := p.InvokeAction(t.Context(), s.typeName(), s.set(acctest.String("auth0|nobody")), nil)
			acctest.Blames(t, refused(t, diags), "user_id", "User Not Found", "auth0|nobody", "Nothing was done")
			if len(progress) != 1 {
				t.Errorf("progress %q, want the first message only", progress)
			}
		})
	}
}

// A missing scope is named, and nothing is changed.
func TestActions_missingScope(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := as(w, "reader")
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			progress, diags := p.InvokeAction(t.Context(), s.typeName(), s.set(acctest.String(ada)), nil)
			d := refused(t, diags)
			if !strings.Contains(d.Detail, "  terraform apply -invoke=action."+s.typeName()+".NAME") {
				t.Errorf("the message does not say how to invoke the action again: %s", d.Detail)
			}
			if !strings.HasPrefix(d.Summary, "Unable to ") || !strings.Contains(d.Detail, "Grant the scope "+s.scopes[0]+" ") {
				t.Errorf("%s: %s", d.Summary, d.Detail)
			}
			if len(progress) != 1 {
				t.Errorf("progress %q, want the first message only", progress)
			}
			if s.left != nil {
				if diff := cmp.Diff(s.before, s.left(w)); diff != "" {
					t.Errorf("changed (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// A run that is cancelled before the request changes nothing and says so.
func TestActions_cancelled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.NewProtocol(nil)
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			_, diags := p.InvokeAction(ctx, s.typeName(), s.set(acctest.String(ada)), nil)
			d := refused(t, diags)
			if !strings.Contains(d.Detail, "The run was cancelled") || !strings.Contains(d.Detail, "Nothing was changed") {
				t.Errorf("%s: %s", d.Summary, d.Detail)
			}
		})
	}
}

// A request that is under way when the run is cancelled may succeed.
func TestActions_cancelledUnderWay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Faults("DELETE /user-blocks/{id} delay=600s")
	p := w.NewProtocol(nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		for ctx.Err() == nil && w.Emulator.Stats().MaxInFlight == 0 {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	_, diags := p.InvokeAction(ctx, "auth0users_unblock_user", acctest.Attributes{"user_id": acctest.String(ada)}, nil)
	d := refused(t, diags)
	if !strings.Contains(d.Detail, "The run was cancelled") || !strings.Contains(d.Detail, "may have taken effect all the same; invoking the action again does no harm") {
		t.Errorf("%s: %s", d.Summary, d.Detail)
	}
}

// When the answer does not come, nobody knows, and the text says what to do. It never
// speaks of plans, which do not show what an action did.
func TestActions_lostAnswer(t *testing.T) {
	t.Parallel()
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.NewProtocol(acctest.Attributes{"max_retries": acctest.Int(0)})
			for route := range s.requests {
				if !strings.HasPrefix(route, "GET") {
					w.Faults(route + " drop-after")
				}
			}
			_, diags := p.InvokeAction(t.Context(), s.typeName(), s.set(acctest.String(ada)), nil)
			d := refused(t, diags)
			advice := "invoking the action again does no harm"
			if s.name == "send_user_verification_email" {
				advice = "look into the user's log"
			}
			if !strings.Contains(d.Detail, "may have taken effect") || !strings.Contains(d.Detail, advice) || strings.Contains(d.Detail, "plan") {
				t.Errorf("%s: %s", d.Summary, d.Detail)
			}
		})
	}
}

// A plan sends nothing, may know nobody yet, and warns of what has no way back.
func TestActions_plan(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.NewProtocol(nil)
	for _, s := range subjects() {
		for name, user := range map[string]tftypes.Value{
			"the user auth0|nobody": acctest.String("auth0|nobody"),
			"of the user":           tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
		} {
			diags := slices.DeleteFunc(p.PlanAction(t.Context(), s.typeName(), s.set(user)), func(d *tfprotov6.Diagnostic) bool { return d.Summary == "Deprecated" })
			if !s.warns {
				if len(diags) > 0 {
					t.Errorf("%s: %s: %s", s.name, diags[0].Summary, diags[0].Detail)
				}
				continue
			}
			if len(diags) != 1 || diags[0].Severity != tfprotov6.DiagnosticSeverityWarning || !strings.Contains(diags[0].Detail, name) {
				t.Errorf("%s: no warning about %s: %v", s.name, name, diags)
			}
		}
	}
	if got := w.Requests(); len(got) > 0 {
		t.Errorf("requests %v", got)
	}
}

// Without credentials there is a plan, and an invocation says what is missing.
func TestActions_unknownCredentials(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	p.NoError(p.Configure(acctest.Attributes{
		"domain": acctest.String("tenant.example"), "client_id": acctest.String("x"), "client_secret": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	}))
	for _, s := range subjects() {
		_, diags := p.InvokeAction(t.Context(), s.typeName(), s.set(acctest.String(ada)), nil)
		acctest.Blames(t, refused(t, diags), "", "Provider Configuration Not Known Yet", "client_secret")
	}
}
