// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"time"
)

// Earlier is an attempt to make a user of a database connection whose outcome nobody knows for certain, such as an
// import job. Its ID tells.
type Earlier struct {
	UserID string    // Without the prefix "auth0|".
	Drawn  bool      // Whether the ID was drawn at random, so that nobody else can have it.
	Began  time.Time // Local time before the attempt.
}

// Draw begins an attempt: with the ID that the request asks for, or else one that is drawn for it as [UsersClient.Create]
// draws it, so that [UsersClient.LeftBehind] recognises the user of a run that was killed.
func (u *UsersClient) Draw(request CreateUserRequest) Earlier {
	if id := valueOf(request.UserID); id != "" {
		return Earlier{UserID: id, Began: time.Now()}
	}
	return Earlier{UserID: u.drawUserID(request), Drawn: true, Began: time.Now()}
}

// ID is the full ID of the user.
func (e Earlier) ID() string { return databasePrefix + e.UserID }

// WithEarlier has [UsersClient.Create] go on from an earlier attempt: the user that it has made is returned like one
// that is made now.
func WithEarlier(e Earlier) RequestOption {
	return func(o *requestOptions) { o.earlier = &e }
}

// FindEarlier returns the user that the attempt has made, or nil (GET /users/{id}, immediately consistent).
func (u *UsersClient) FindEarlier(ctx context.Context, request CreateUserRequest, e Earlier) (*User, error) {
	found, err := u.finderFor(&request, &e).look(ctx)
	if found != nil {
		u.client.made.note(found)
	}
	return found, err
}
