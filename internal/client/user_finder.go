// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/folding"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

const (
	connectionEmail = "email"
	connectionSMS   = "sms"

	// databasePrefix is what the service puts before the ID of a user in a database connection.
	databasePrefix = "auth0|"

	// clockTolerance covers that created_at and the Date header may come from different machines.
	clockTolerance = time.Second

	// searchPolls bounds how often the eventually consistent search is asked for an SMS user; with
	// the pauses of backoff that is about 15 seconds.
	searchPolls = 6
)

// userFinder finds out whether a create whose answer was lost has made its user.
type userFinder struct {
	users   *UsersClient
	request *CreateUserRequest
	began   time.Time // Local time before the first attempt.
	chosen  bool      // Whether the ID was drawn here at random: whoever has it is our user.
	older   bool      // Whether the last look met such a user that existed before the call began.
	holder  *User     // Who has the ID that the request asks for and is not our user; nil for nobody.
}

// finderFor prepares the request so that its user can be found: a user of a database connection gets
// a random ID when it has none. Every connection but the two passwordless ones counts as a database;
// the API refuses to create users in any other kind. After an earlier attempt the ID is the one of then.
func (u *UsersClient) finderFor(request *CreateUserRequest, earlier *Earlier) *userFinder {
	finder := &userFinder{users: u, request: request, began: time.Now()}
	if earlier != nil {
		request.UserID, finder.chosen, finder.began = &earlier.UserID, earlier.Drawn, earlier.Began
		return finder
	}
	if finder.inDatabase() && valueOf(request.UserID) == "" {
		id := u.drawUserID(*request)
		request.UserID, finder.chosen = &id, true
	}
	return finder
}

func (f *userFinder) inDatabase() bool {
	return f.request.Connection != connectionEmail && f.request.Connection != connectionSMS
}

// find looks for the user; nil without an error means that it does not exist. must says that some
// user with the same identifier does exist, which makes more patience with the search worthwhile.
func (f *userFinder) find(ctx context.Context, must bool) (*User, error) {
	if f.request.Connection != connectionSMS {
		return f.look(ctx)
	}
	polls := searchPolls / 2
	if must {
		polls = searchPolls
	}
	for poll := 1; ; poll++ {
		user, err := f.look(ctx)
		if err != nil || user != nil || f.older || poll >= polls {
			return user, err
		}
		if err := sleep(ctx, backoff(poll)); err != nil {
			return nil, err
		}
	}
}

// look asks once.
func (f *userFinder) look(ctx context.Context) (*User, error) {
	f.older = false
	switch f.request.Connection {
	case connectionEmail:
		return f.byEmail(ctx)
	case connectionSMS:
		return f.byPhone(ctx)
	}
	f.holder = nil
	user, err := f.users.Get(ctx, f.fullID())
	if IsUserNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !f.ours(user) {
		f.holder = user
		return nil, nil
	}
	return user, nil
}

func (f *userFinder) byEmail(ctx context.Context) (*User, error) {
	email := valueOf(f.request.Email)
	spellings := []string{email}
	if lower := strings.ToLower(email); lower != email {
		spellings = append(spellings, lower)
	}
	for _, spelling := range spellings {
		users, err := f.users.ListByEmail(ctx, spelling)
		if err != nil {
			return nil, err
		}
		for _, user := range users {
			if f.ours(user) {
				return user, nil
			}
		}
	}
	return nil, nil
}

func (f *userFinder) byPhone(ctx context.Context) (*User, error) {
	query := "phone_number:" + lucene.Quote(valueOf(f.request.PhoneNumber)) +
		" AND identities.connection:" + lucene.Quote(connectionSMS)
	for user, err := range f.users.List(ctx, ListUsersOptions{Query: query}) {
		if err != nil {
			return nil, err
		}
		if f.ours(user) {
			return user, nil
		}
	}
	return nil, nil
}

// ours reports whether the user is the one that this call made, and notes one that was there before.
func (f *userFinder) ours(user *User) bool {
	if f.chosen {
		return true
	}
	if !f.sameConnection(user) || !f.sameIdentifiers(user) {
		return false
	}
	if f.users.client.made.has(user.ID) { // By another call, so it was there before.
		f.older = true
		return false
	}
	created, err := time.Parse(time.RFC3339, valueOf(user.CreatedAt))
	if err != nil || created.Before(f.users.client.clock.Earliest(f.began).Add(-clockTolerance)) {
		f.older = true
		return false
	}
	return true
}

func (f *userFinder) sameConnection(user *User) bool {
	for _, identity := range user.Identities {
		if identity.Connection == f.request.Connection {
			return true
		}
	}
	return false
}

// sameID reports whether the ID is the one that was asked for. A passwordless connection chooses it, from
// the account that it makes.
func (f *userFinder) sameID(user *User) bool {
	if f.inDatabase() {
		return user.ID == f.fullID()
	}
	return slices.ContainsFunc(user.Identities, func(i Identity) bool { return i.Connection == f.request.Connection && i.fullID() == user.ID })
}

func (f *userFinder) sameIdentifiers(user *User) bool {
	for _, pair := range []struct{ sent, has *string }{
		{f.request.Email, user.Email}, {f.request.Username, user.Username}, {f.request.PhoneNumber, user.PhoneNumber},
	} {
		if pair.sent != nil && !folding.Same(*pair.sent, valueOf(pair.has)) {
			return false
		}
	}
	return true
}

func (f *userFinder) fullID() string {
	if !f.inDatabase() || f.request.UserID == nil {
		return ""
	}
	return databasePrefix + *f.request.UserID
}

// settleConflict decides about a conflict when our user was not found. Somebody else's user explains
// it; after a lost answer, an index that has not caught up yet does not.
func (f *userFinder) settleConflict(conflict error) error {
	switch {
	case f.request.Connection == connectionSMS && !f.older:
		return f.ambiguous(conflict)
	case f.holder != nil:
		return &TakenUserIDError{Holder: f.holder, Err: conflict}
	}
	return conflict
}

// problem is what is wrong with the answer to the create, as [UnusableAnswerError] has it: it must be
// about the user that the request describes.
func (f *userFinder) problem(user *User) string {
	if problem := user.problem(); problem != "" {
		return problem
	}
	same := f.sameConnection(user) && f.sameIdentifiers(user) && f.sameID(user)
	return unless(same, "is about another user"+shown(user.ID))
}

// settleFailure decides about the last failed attempt when the user does not exist. One that the API
// itself answered is over; one without an answer, or answered by a proxy that lost its patience, may
// still be under way in the server.
func (f *userFinder) settleFailure(err error) error {
	if e, ok := as[*Error](err); ok && e.Status >= 500 && e.FromAPI && f.request.Connection != connectionSMS {
		settled := *e
		settled.MayHaveBeenProcessed = false
		return &settled
	}
	return f.ambiguous(err)
}

func (f *userFinder) ambiguous(cause error) *AmbiguousCreateError {
	return &AmbiguousCreateError{
		UserID: f.fullID(), Connection: f.request.Connection,
		Email: valueOf(f.request.Email), PhoneNumber: valueOf(f.request.PhoneNumber), Cause: cause,
	}
}

// unseen is the error about a create when the user could not be looked for.
func (f *userFinder) unseen(cause, lookup error) *AmbiguousCreateError {
	e := f.ambiguous(errors.Join(cause, lookup))
	e.Lookup = lookup
	return e
}

func valueOf(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
