// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// Roster is auth0users_roster on protocol 6. Each person is planned and changed by the code of
// auth0users_user; what is here shares the work out and puts it together.
type Roster struct {
	// Data is what the configured provider shares; nil before.
	Data *run.Data
	// Report writes a recovered panic to the log and returns the text for the user.
	Report func(ctx context.Context, operation string, recovered any, consequence string) string
}

// user is the resource whose code decides about a person.
func (s Roster) user() *userResource { return &userResource{data: s.Data, inRoster: true} }

const (
	// readers is how many people are read or looked up at once: four searches of a hundred people.
	readers = 400
	// writers is how many requests about one person are under way; the client paces them.
	writers = 20
)

// each does the work for all keys, in their order, at most so many at once. A panic ends the work for that
// person only. When ctx ends nothing more begins; the keys that are left are returned.
func (s Roster) each(
	ctx context.Context, keys []string, atOnce int, doing string, work func(key string), failed func(key string, diags diag.Diagnostics),
) (left []string) {
	var group sync.WaitGroup
	defer group.Wait()
	free := make(chan struct{}, atOnce)
	for i, key := range keys {
		select {
		case free <- struct{}{}:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return keys[i:]
		}
		group.Go(func() {
			defer func() {
				if recovered := recover(); recovered != nil {
					failed(key, diag.Diagnostics{diag.NewErrorDiagnostic("Error in the Provider", s.Report(ctx, doing, recovered, ""))})
				}
				<-free
			}()
			work(key)
		})
	}
	return nil
}
