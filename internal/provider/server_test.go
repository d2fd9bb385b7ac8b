// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

type contextKey struct{}

// What a call's context carries must be gone with the call: it is the loggers, for
// every user of a plan.
func TestServerLetsGo(t *testing.T) {
	t.Parallel()
	s := NewServer("test", &Usage{})()
	const calls = 50
	var gone atomic.Int64
	for range calls {
		carried := new([1 << 10]byte)
		runtime.AddCleanup(carried, func(*atomic.Int64) { gone.Add(1) }, &gone)
		ctx, cancel := context.WithCancel(context.WithValue(t.Context(), contextKey{}, carried))
		for _, err := range []error{
			second(s.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{TypeName: "none"})),
			second(s.UpgradeResourceState(ctx, &tfprotov6.UpgradeResourceStateRequest{TypeName: "none"})),
			second(s.UpgradeResourceIdentity(ctx, &tfprotov6.UpgradeResourceIdentityRequest{TypeName: "none"})),
			second(s.ReadResource(ctx, &tfprotov6.ReadResourceRequest{TypeName: "none"})),
			second(s.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{TypeName: "none"})),
			second(s.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{TypeName: "none"})),
			second(s.ImportResourceState(ctx, &tfprotov6.ImportResourceStateRequest{TypeName: "none"})),
			second(s.ValidateDataResourceConfig(ctx, &tfprotov6.ValidateDataResourceConfigRequest{TypeName: "none"})),
			second(s.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{TypeName: "none"})),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		cancel()
	}
	// The last one may still be in a register.
	for deadline := time.Now().Add(10 * time.Second); gone.Load() < calls-1; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d of %d contexts are kept", calls-gone.Load(), calls)
		}
		runtime.GC()
	}
	runtime.KeepAlive(s)
}

func second[T any](_ T, err error) error { return err }

// A call still sees its context, and its end.
func TestServerContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(context.WithValue(t.Context(), contextKey{}, "value"))
	defer cancel(nil)
	var kept context.Context
	_, err := during(ctx, false, func(c context.Context, _ int) (int, error) {
		derived, stop := context.WithCancel(c)
		defer stop()
		kept = derived
		if c.Value(contextKey{}) != "value" || c.Err() != nil {
			t.Errorf("the call does not see its context: %v, %v", c.Value(contextKey{}), c.Err())
		}
		cancel(context.DeadlineExceeded)
		<-derived.Done()
		if !errors.Is(context.Cause(derived), context.DeadlineExceeded) {
			t.Errorf("the cause of the end is %v", context.Cause(derived))
		}
		return 0, c.Err()
	}, 0)
	if _, ok := kept.Deadline(); ok {
		t.Error("a deadline out of nowhere")
	}
	if !errors.Is(err, context.Canceled) || kept.Value(contextKey{}) != nil {
		t.Errorf("%v; after the call its context still holds %v", err, kept.Value(contextKey{}))
	}
}

// Without anybody who reads the log, a call has no loggers, and still its end.
func TestServerSilent(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.WithValue(t.Context(), contextKey{}, "value"))
	_, err := during(ctx, true, func(c context.Context, _ int) (int, error) {
		if c.Value(contextKey{}) != nil {
			t.Error("the call sees a value")
		}
		cancel()
		<-c.Done()
		return 0, c.Err()
	}, 0)
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// The CLI asks the server for these by type.
func TestServerServesAll(t *testing.T) {
	t.Parallel()
	s := NewServer("test", nil)()
	if _, ok := s.(tfprotov6.ListResourceServer); !ok {
		t.Error("no list resources")
	}
	if _, ok := s.(tfprotov6.ActionServer); !ok {
		t.Error("no actions")
	}
	resp, err := s.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || resp.ResourceSchemas["auth0users_user"] == nil {
		t.Errorf("no schema: %v", err)
	}
	if guarded, ok := s.(recoveringServer); !ok {
		t.Errorf("%T does not survive a panic", s)
	} else if _, ok := guarded.next.(server); !ok {
		t.Errorf("%T keeps every context", guarded.next)
	}
}
