// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

const (
	// cancelGrace is how long a create under way may go on after the caller has cancelled, and
	// cancelLookup how long the question afterwards may take: together below two seconds.
	cancelGrace  = time.Second
	cancelLookup = 800 * time.Millisecond
)

// Create makes a user and returns it (POST /users). Errors are the plain ones of the API
// ([IsUserConflict] when the user exists already), a [*TakenUserIDError] when the ID that the request
// asks for is somebody's, or an [*AmbiguousCreateError].
//
// A create whose answer was lost, or does not answer it, is never repeated blindly. In a database connection the user always
// gets an ID chosen here (unless the request has one), so that reading that ID tells what happened;
// the passwordless connections "email" and "sms" are searched for a user that appeared since the
// call began. What was created is returned like any other; when nothing was, the request is repeated:
// the service refuses a second user with the same ID, e-mail or phone number. In a database
// connection a conflict is looked into in the same way, by one request.
//
// When ctx ends while the request is under way, Create still takes up to two seconds to find out
// whether the user exists, and returns it if it does.
func (u *UsersClient) Create(ctx context.Context, request CreateUserRequest, opts ...RequestOption) (*User, error) {
	options := optionsOf(requestOptions{customDomain: u.client.customDomain}, opts)
	finder := u.finderFor(&request, options.earlier)
	create := call{
		operation: operations.CreateUser, header: options.customDomainHeader(), body: request, grace: cancelGrace,
	}
	lost := false // Whether an earlier attempt may have created the user.
	for attempt := 1; ; attempt++ {
		user, err := ask(ctx, u.client, create, finder.problem)
		if err == nil {
			return u.client.made.note(user), nil
		}
		if ctx.Err() != nil {
			return u.createCancelled(ctx, finder, err, lost)
		}
		mayExist, conflict := MayHaveBeenProcessed(err), IsUserConflict(err)
		lost = lost || mayExist
		switch {
		case !lost && conflict && finder.inDatabase():
			return u.createRefused(ctx, finder, err)
		case !lost:
			return nil, err
		case !mayExist && !conflict:
			return nil, settleRefusal(finder, err)
		}
		found, lookupErr := finder.find(ctx, conflict)
		switch {
		case found != nil:
			return u.client.made.note(found), nil
		case lookupErr != nil:
			return nil, finder.unseen(err, lookupErr)
		case conflict:
			return nil, finder.settleConflict(err)
		case attempt > u.client.retries:
			return nil, finder.settleFailure(err)
		}
		if err := sleep(ctx, backoff(attempt)); err != nil {
			return nil, finder.ambiguous(err)
		}
	}
}

// createRefused decides about a conflict with the first attempt: one look at the ID. Nobody but our
// user can have one that was drawn here, and so it was made in spite of the refusal, say because
// something on the way had repeated the request. An ID that the caller has chosen proves nothing.
func (u *UsersClient) createRefused(ctx context.Context, finder *userFinder, conflict error) (*User, error) {
	found, err := finder.look(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
		return u.createCancelled(ctx, finder, conflict, false)
	case err != nil && finder.chosen:
		return nil, finder.unseen(conflict, err)
	case err != nil:
		return nil, conflict
	case finder.chosen && found != nil:
		return u.client.made.note(found), nil
	case found != nil:
		return nil, &TakenUserIDError{Holder: found, Err: conflict}
	}
	return nil, finder.settleConflict(conflict)
}

// createCancelled ends a create after the caller has cancelled: one quick look, then the answer.
func (u *UsersClient) createCancelled(ctx context.Context, finder *userFinder, err error, lost bool) (*User, error) {
	lost = lost || MayHaveBeenProcessed(err)
	conflict := finder.chosen && IsUserConflict(err) // Perhaps with our own user, as in createRefused.
	if !lost && !conflict {
		return nil, err
	}
	quick, cancel := context.WithTimeout(context.WithoutCancel(ctx), cancelLookup)
	defer cancel()
	found, lookupErr := finder.look(quick)
	switch {
	case lookupErr == nil && found != nil:
		return u.client.made.note(found), nil
	case lookupErr == nil && !lost:
		return nil, err
	}
	return nil, finder.ambiguous(ctx.Err())
}

// settleRefusal decides about an error that proves that the last attempt did nothing, after an
// earlier one that nobody found. Fault with the request itself was found with the earlier attempt
// too; anything else (no connection, token, rate limit) says nothing about it.
func settleRefusal(finder *userFinder, err error) error {
	if IsBadRequest(err) {
		return err
	}
	return finder.ambiguous(err)
}
