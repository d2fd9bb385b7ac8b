// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"net/url"
	"slices"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// Hints are what the search index says of users, by full ID. Whoever is missing is read on their own.
type Hints map[string]*client.User

// Search asks the index for users whom the caller needs all of, a hundred per request: nothing has to be
// waited for, and nobody has to guess how many are still to come. The hints are for [Reader.Confirm].
func (r *Reader) Search(ctx context.Context, ids []string) Hints {
	if r.direct {
		return nil
	}
	var mu sync.Mutex
	found := make(Hints, len(ids))
	var group sync.WaitGroup
	var broken any
	for _, part := range parts(ids) {
		if len(part) == 1 {
			continue // GET costs the same and needs no confirmation.
		}
		group.Go(func() {
			defer func() {
				if recovered := recover(); recovered != nil {
					mu.Lock()
					defer mu.Unlock()
					broken = recovered
				}
			}()
			answered := r.search(ctx, part)
			mu.Lock()
			defer mu.Unlock()
			for id, u := range answered {
				found[id] = u
			}
		})
	}
	group.Wait()
	if broken != nil {
		panic(broken) // In the call that it belongs to.
	}
	return found
}

// parts cuts IDs into what one search can ask for.
func parts(ids []string) [][]string {
	var all [][]string
	for len(ids) > 0 {
		n, bytes := 0, 0
		for n < min(maxBatch, len(ids)) && (n == 0 || bytes < maxQueryBytes) {
			bytes += queryBytes(ids[n])
			n++
		}
		all = append(all, slices.Clip(ids[:n]))
		ids = ids[n:]
	}
	return all
}

func queryBytes(id string) int { return len(url.QueryEscape(lucene.Quote(id) + " OR ")) }

// Confirm is [Reader.Get] for a user whom [Reader.Search] has looked for.
func (r *Reader) Confirm(ctx context.Context, id string, known Known, hints Hints) (*client.User, error) {
	r.reads.Add(1)
	u, err := r.confirm(ctx, id, known, hints[id])
	if err == nil {
		r.saw(id)
	}
	return u, err
}
