// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/batch"
)

const (
	// maxBatch is the API's page size: one request answers one batch.
	maxBatch = 100
	// maxQueryBytes bounds the encoded query. The service refuses too long URLs
	// with 414 at a length it does not publish; 8 KB is what servers commonly take.
	maxQueryBytes = 6000
)

// answers are the users that a batch has found, by ID. Whoever is missing is read on their own.
type answers map[string]*client.User

// newBatches collects reads by ID, which answer answers.
func newBatches(answer func(ctx context.Context, all []asked) answers) *batch.Collector[asked, answers] {
	return &batch.Collector[asked, answers]{
		Most: maxBatch, MaxBytes: maxQueryBytes, Expecting: true, Work: "a search for users", Do: answer,
		Bytes: func(a asked) int { return queryBytes(a.id) },
	}
}

// answer reads users for a batch. Whatever goes wrong only means that they are not among the answers.
func (r *Reader) answer(ctx context.Context, all []asked) answers {
	if len(all) > 1 {
		if s := r.trySnapshot(ctx); s != nil {
			return s.users
		}
	}
	if found, ok := r.together(ctx, all); ok {
		return found
	}
	if len(all) == 1 {
		r.alone()
		return nil // GET costs the same and needs no confirmation.
	}
	return r.search(ctx, ids(all))
}

// search reads users by ID from the index; half the IDs at a time when the service
// finds the URL too long. Users whom nobody has asked for are ignored, and of a list
// that makes no sense nothing is taken.
func (r *Reader) search(ctx context.Context, ids []string) answers {
	found := make(answers, len(ids))
	for _, id := range ids {
		found[id] = nil
	}
	r.mu.Lock()
	r.spent++
	r.mu.Unlock()
	for u, err := range r.source.List(ctx, client.ListUsersOptions{Query: lucene.AnyOf("user_id", ids...), Fields: needed}) {
		if err != nil {
			if client.HasStatus(err, http.StatusRequestURITooLong) && len(ids) > 1 {
				half := len(ids) / 2
				for _, part := range [][]string{ids[:half], ids[half:]} {
					for id, u := range r.search(ctx, part) {
						found[id] = u
					}
				}
			}
			if client.IsUnusableAnswer(err) {
				clear(found)
			}
			return found
		}
		if _, asked := found[u.ID]; asked {
			found[u.ID] = u
		}
	}
	return found
}
