// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
)

// NewUserID returns a random user ID without prefix: 24 hexadecimal digits, as the service makes
// them for its own databases.
func NewUserID() string {
	var id [12]byte
	_, _ = rand.Read(id[:]) // Never fails: crypto/rand ends the program rather than return an error.
	return hex.EncodeToString(id[:])
}

// idTag is how many digits of an ID that is drawn here tell which request it was drawn for; the
// others are random.
const idTag = 12

// drawUserID returns a new ID without prefix for the user that the request describes. Its second
// half is random, so that nobody else can have it. Its first half follows from the request and the
// credentials, so that a later run recognises the user of a create that was interrupted before it
// could be noted.
func (u *UsersClient) drawUserID(request CreateUserRequest) string {
	return u.client.tagOf(request) + NewUserID()[idTag:]
}

// tagOf is the first half of the IDs that are drawn for a request. Without the credentials nobody can
// tell from it whom it stands for.
func (c *Client) tagOf(request CreateUserRequest) string {
	request.UserID, request.Password = nil, nil
	body, err := json.Marshal(request)
	if err != nil {
		return NewUserID()[:idTag] // The request cannot be sent either.
	}
	mac := hmac.New(sha256.New, c.drawKey)
	_, _ = mac.Write(body) // A hash takes everything.
	return hex.EncodeToString(mac.Sum(nil))[:idTag]
}

const (
	// interruptedAge is how old the user of an interrupted create may be to be taken for that.
	interruptedAge = time.Hour
	// sameMoment is how far apart the times of creation and of the last change are at most while
	// nobody has changed a user: one millisecond was seen.
	sameMoment = 10 * time.Millisecond
)

// LeftBehind reports whether the user was made for exactly this request by an earlier run with the
// same credentials that could not note it, because it was killed: the ID was drawn for the request,
// in the last hour and before this process began, and nobody has signed in or changed the user since:
// whom an administrator or another run has blocked or renamed meanwhile is somebody to be told about.
// The password is not part of it. The caller has read the user by ID.
func (u *UsersClient) LeftBehind(request CreateUserRequest, user *User) bool {
	bare, database := strings.CutPrefix(user.ID, databasePrefix)
	if !database || request.UserID != nil || len(bare) != 2*idTag || bare[:idTag] != u.client.tagOf(request) {
		return false
	}
	created, err := time.Parse(time.RFC3339, valueOf(user.CreatedAt))
	began := u.client.clock.Earliest(u.client.began)
	changed, changeErr := time.Parse(time.RFC3339, valueOf(user.UpdatedAt))
	untouched := changeErr == nil && changed.Sub(created) <= sameMoment
	return err == nil && untouched && created.Before(began) && began.Sub(created) < interruptedAge &&
		user.LastLogin == nil && (user.LoginsCount == nil || *user.LoginsCount == 0)
}
