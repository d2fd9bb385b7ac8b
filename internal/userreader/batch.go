package userreader

import (
	"context"
	"net/http"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/gather"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

const (
	// maxBatch is the API's page size: one request answers one batch.
	maxBatch = 100
	// maxQueryBytes bounds the encoded query. The service refuses too long URLs
	// with 414 at a length it does not publish; 8 KB is what servers commonly take.
	maxQueryBytes = 6000
)

// batch is a number of reads that one search answers.
type batch struct {
	ids     []string
	bytes   int
	arrival chan bool     // One value per read; true when the batch need not wait any longer.
	done    chan struct{} // Closed when found is complete.
	teller  *patience.Teller
	found   map[string]*client.User
}

// join adds a read to the open batch, or opens one; the first reader leads it.
// The caller holds the lock.
func (r *Reader) join(id string) (b *batch, leads bool) {
	size := len(url.QueryEscape(lucene.Quote(id) + " OR "))
	if r.open == nil || len(r.open.ids) == maxBatch || r.open.bytes+size > maxQueryBytes {
		r.open = &batch{arrival: make(chan bool, maxBatch), done: make(chan struct{}), teller: &r.teller}
		leads = true
	}
	r.open.ids = append(r.open.ids, id)
	r.open.bytes += size
	return r.open, leads
}

// get waits for the batch. A user that it did not find, or not in time, is nil.
func (b *batch) get(ctx context.Context, id string) (*client.User, error) {
	if !b.teller.ForOthers(ctx, "a search for users", b.done) {
		return nil, ctx.Err()
	}
	return b.found[id], nil
}

// lead collects readers for a moment and answers them. Whatever goes wrong only
// means that they are not answered by the batch.
func (r *Reader) lead(ctx context.Context, b *batch) {
	defer close(b.done)
	gather.Wait(ctx, b.arrival)
	r.mu.Lock()
	if r.open == b {
		r.open = nil
	}
	ids := b.ids
	r.busiest = max(r.busiest, len(ids))
	r.mu.Unlock()
	if len(ids) == 1 {
		return // GET costs the same and needs no confirmation.
	}
	if s := r.trySnapshot(ctx); s != nil {
		b.found = s.users
		return
	}
	b.found = r.search(ctx, ids)
}

// search reads users by ID from the index; half the IDs at a time when the service
// finds the URL too long. Users whom nobody has asked for are ignored, and of a list
// that makes no sense nothing is taken.
func (r *Reader) search(ctx context.Context, ids []string) map[string]*client.User {
	found := make(map[string]*client.User, len(ids))
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
