// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// interrupted applies, presses Ctrl-C once the tenant works on a request to the
// route, and returns when the CLI has ended. The fault holds the request for
// longer than the test may take, so that only the interrupt can end it.
func interrupted(t *testing.T, w *acctest.World, d *acctest.Workdir) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	done := make(chan string, 1)
	go func() {
		out, _ := d.CLI.Command(ctx, d.Dir, d.Env(), "apply", "-auto-approve", "-input=false", "-no-color", "-parallelism=1").CombinedOutput()
		done <- string(out)
	}()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case out := <-done:
			t.Fatalf("the apply ended before it was interrupted:\n%s", out)
		case <-tick.C:
		}
		// Counted when it arrives.
		if w.Emulator.Stats().ByRoute["POST /users"] > 0 {
			break
		}
	}
	cancel()
	return <-done
}

// Ctrl-C while the answer trickles in: the user exists, so it is in the state.
func TestAccUser_interruptedAfterCreate(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, emulator.Options{Faults: []string{"POST /users slow=600s"}})
	d := w.NewWorkdir(many(1, "dark"))
	out := interrupted(t, w, d)
	if got := len(w.Users()); got != 1 {
		t.Fatalf("%d users, want 1:\n%s", got, out)
	}
	w.Faults()
	d.ExpectNoChanges()
}

// Ctrl-C while the provider waits for the rate limit: nothing was created.
func TestAccUser_interruptedWhileWaiting(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, emulator.Options{Faults: []string{"POST /users 429"}})
	d := w.NewWorkdir(many(1, "dark"))
	interrupted(t, w, d)
	if got := len(w.Users()); got != 0 {
		t.Fatalf("%d users, want none", got)
	}
	w.Faults()
	d.Apply()
	d.ExpectNoChanges()
}
