package client

import (
	"context"
	"errors"
	"net/http"
	"time"
)

const (
	// cancelGrace is how long a create under way may go on after the caller has cancelled, and
	// cancelLookup how long the question afterwards may take: together below two seconds.
	cancelGrace  = time.Second
	cancelLookup = 800 * time.Millisecond
)

// Create makes a user and returns it (POST /users). Errors are the plain ones of the API
// ([IsConflict] when the user exists already) or an [*AmbiguousCreateError].
//
// A create whose answer was lost is never repeated blindly. In a database connection the user always
// gets an ID chosen here (unless the request has one), so that reading that ID tells what happened;
// the passwordless connections "email" and "sms" are searched for a user that appeared since the
// call began. What was created is returned like any other; when nothing was, the request is repeated:
// the service refuses a second user with the same ID, e-mail or phone number.
//
// When ctx ends while the request is under way, Create still takes up to two seconds to find out
// whether the user exists, and returns it if it does.
func (u *UsersClient) Create(ctx context.Context, request CreateUserRequest, opts ...RequestOption) (*User, error) {
	finder := u.finderFor(&request)
	options := optionsOf(requestOptions{customDomain: u.client.customDomain}, opts)
	create := call{
		method: http.MethodPost, route: "/users", header: options.customDomainHeader(), body: request,
		group: groupWriteUsers, grace: cancelGrace,
	}
	lost := false // Whether an earlier attempt may have created the user.
	for attempt := 1; ; attempt++ {
		user, err := u.post(ctx, create)
		if err == nil {
			return user, nil
		}
		if ctx.Err() != nil {
			return u.createCancelled(ctx, finder, err, lost)
		}
		mayExist := MayHaveBeenProcessed(err)
		if !mayExist && !lost {
			return nil, err
		}
		lost = lost || mayExist
		if !mayExist && !IsConflict(err) {
			return nil, settleRefusal(finder, err)
		}
		found, lookupErr := finder.find(ctx, IsConflict(err))
		switch {
		case found != nil:
			return found, nil
		case lookupErr != nil:
			return nil, finder.ambiguous(errors.Join(err, lookupErr))
		case IsConflict(err):
			return nil, finder.settleConflict(err)
		case attempt > u.client.retries:
			return nil, finder.settleFailure(err)
		}
		if err := sleep(ctx, backoff(attempt)); err != nil {
			return nil, finder.ambiguous(err)
		}
	}
}

func (u *UsersClient) post(ctx context.Context, create call) (*User, error) {
	var user User
	if err := u.client.do(ctx, create, &user); err != nil {
		return nil, err
	}
	if user.ID == "" {
		return nil, &Error{
			Status: http.StatusCreated, Method: create.method, Path: create.route, Attempts: 1,
			MayHaveBeenProcessed: true, Err: errors.New("the answer holds no user"),
		}
	}
	return &user, nil
}

// createCancelled ends a create after the caller has cancelled: one quick look, then the answer.
func (u *UsersClient) createCancelled(ctx context.Context, finder *userFinder, err error, lost bool) (*User, error) {
	if !lost && !MayHaveBeenProcessed(err) {
		return nil, err
	}
	quick, cancel := context.WithTimeout(context.WithoutCancel(ctx), cancelLookup)
	defer cancel()
	if found, lookupErr := finder.look(quick); lookupErr == nil && found != nil {
		return found, nil
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
