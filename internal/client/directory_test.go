// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"time"
)

// directory is a small model of the service's users, as far as resolving a lost create needs it.
type directory struct {
	skew time.Duration // Server clock minus local clock.
	lag  time.Duration // How far the search index is behind.

	mu    sync.Mutex
	users []entry
	made  int
}

type entry struct {
	id, connection, email, phone string
	created                      time.Time
}

func (d *directory) add(e entry) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.users = append(d.users, e)
}

func (d *directory) size() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.users)
}

func (d *directory) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case r.Method == http.MethodPost && r.URL.Path == "/api/v2/users":
		d.create(w, r)
	case r.URL.Path == "/api/v2/users-by-email":
		d.list(w, func(e entry) bool { return e.email == r.URL.Query().Get("email") }, 0)
	case r.URL.Path == "/api/v2/users":
		q := r.URL.Query().Get("q")
		d.list(w, func(e entry) bool {
			return q == `phone_number:"`+e.phone+`" AND identities.connection:"`+e.connection+`"`
		}, d.lag)
	default:
		for _, e := range d.users {
			if "/api/v2/users/"+e.id == r.URL.Path {
				answer(w, http.StatusOK, e.json())
				return
			}
		}
		answerError(w, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	}
}

func (d *directory) create(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Connection string `json:"connection"`
		UserID     string `json:"user_id"`
		Email      string `json:"email"`
		Phone      string `json:"phone_number"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		answerError(w, http.StatusBadRequest, "invalid_body", err.Error())
		return
	}
	e := entry{connection: body.Connection, email: strings.ToLower(body.Email), phone: body.Phone, created: time.Now().Add(d.skew)}
	prefix := "auth0|"
	if e.connection == "email" || e.connection == "sms" {
		prefix = e.connection + "|"
	}
	if body.UserID == "" {
		d.made++
		body.UserID = "made" + strings.Repeat("x", d.made)
	}
	e.id = prefix + body.UserID
	for _, other := range d.users {
		if other.id == e.id || other.connection == e.connection && (e.email != "" && other.email == e.email || e.phone != "" && other.phone == e.phone) {
			answerError(w, http.StatusConflict, "auth0_idp_error", "The user already exists.")
			return
		}
	}
	d.users = append(d.users, e)
	answer(w, http.StatusCreated, e.json())
}

func (d *directory) list(w http.ResponseWriter, match func(entry) bool, lag time.Duration) {
	found := []string{}
	for _, e := range d.users {
		if match(e) && !e.created.After(time.Now().Add(d.skew-lag)) {
			found = append(found, e.json())
		}
	}
	answer(w, http.StatusOK, "["+strings.Join(found, ",")+"]")
}

func (e entry) json() string {
	user := map[string]any{
		"user_id": e.id, "created_at": e.created.UTC().Format("2006-01-02T15:04:05.000Z"),
		"identities": []map[string]any{{"connection": e.connection, "user_id": e.id[strings.Index(e.id, "|")+1:], "provider": "auth0"}},
	}
	if e.email != "" {
		user["email"] = e.email
	}
	if e.phone != "" {
		user["phone_number"] = e.phone
	}
	text, err := json.Marshal(user)
	if err != nil {
		panic(err)
	}
	return string(text)
}
