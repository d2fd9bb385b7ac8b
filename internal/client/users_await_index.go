// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// indexPatience is how long after a write the search index is waited for. The service promises
// nothing; a second is usual.
const indexPatience = 15 * time.Second

// writtenUser is a user as the answer to a write had it.
type writtenUser struct {
	at   time.Time
	user *User
}

// AwaitIndex waits until the search shows the user whom this client wrote last, and with that, since
// the index follows in order, what it wrote before. It gives up, without an error, 15 seconds after
// the write, and sends nothing when there was no write by then (GET /users).
func (u *UsersClient) AwaitIndex(ctx context.Context) error {
	wait := patience.Wait{For: "the search index to show what was written", Most: indexPatience}
	defer u.client.teller.Tell(ctx, wait)()
	for attempt := 1; ; attempt++ {
		last := u.client.lastUser.Load()
		if last == nil {
			return nil
		}
		left := time.Until(last.at.Add(indexPatience))
		if left <= 0 {
			return nil
		}
		shown, err := u.isIndexed(ctx, last.user)
		if err != nil {
			return err
		}
		if shown {
			// Unless somebody was written meanwhile, later lists need not ask.
			u.client.lastUser.CompareAndSwap(last, nil)
			return nil
		}
		if err := sleep(ctx, min(backoff(attempt), left)); err != nil {
			return err
		}
	}
}

func (u *UsersClient) isIndexed(ctx context.Context, written *User) (bool, error) {
	options := ListUsersOptions{
		Query:  lucene.Term(fieldUserID, written.ID),
		Fields: FieldSelection{Fields: []string{fieldUserID, "updated_at"}},
	}
	for user, err := range u.List(ctx, options) {
		if err != nil {
			return false, err
		}
		return instantKey(user.UpdatedAt).compare(instantKey(written.UpdatedAt)) >= 0, nil
	}
	return false, nil
}
