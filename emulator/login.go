// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Login is a person's login to an application, which the emulator has no pages
// for. Only the user is required.
type Login struct {
	UserID    string `json:"user_id"`
	Password  string `json:"password"`  // if there is one, it must be right
	ClientID  string `json:"client_id"` // default: the built-in client
	IP        string `json:"ip"`        // default 203.0.113.7
	UserAgent string `json:"user_agent"`
	Audience  string `json:"audience"`
	Scope     string `json:"scope"` // with offline_access there is a refresh token
}

// LoginResult is what a login leaves behind.
type LoginResult struct {
	SessionID      string `json:"session_id"`
	RefreshTokenID string `json:"refresh_token_id,omitempty"`
	IDToken        string `json:"id_token"` // fit for link_with
}

const defaultLoginIP = "203.0.113.7"

// Login lets a user log in: it gets a session, a refresh token if it asks for
// one, newer login data in the profile, and a line in its log. Blocked users
// get an error and that line, and so do those with a wrong password.
func (s *Server) Login(l Login) (*LoginResult, error) {
	l.ClientID, l.IP = cmp.Or(l.ClientID, defaultClientID), cmp.Or(l.IP, defaultLoginIP)
	out := &LoginResult{}
	var refused error
	right, err := s.passes(l)
	if err != nil {
		return nil, err
	}
	err = s.world.update(func(t *tx) error {
		u, ok := t.users.byID[l.UserID]
		if !ok {
			return errInexistentUser()
		}
		if refused = t.refuseLogin(u, l, right); refused == nil {
			t.acceptLogin(u, l, out)
		}
		return nil
	})
	if err = cmp.Or(err, refused); err != nil {
		return nil, err
	}
	out.IDToken, err = s.issueIDToken(l)
	return out, err
}

// passes reports whether the password of a login is right, or there is none.
func (s *Server) passes(l Login) (bool, error) {
	if l.Password == "" {
		return true, nil
	}
	return s.CheckPassword(l.UserID, l.Password)
}

func (s *Server) issueIDToken(l Login) (string, error) {
	const life = time.Hour
	now := s.now()
	return s.key.Sign(jwt.RegisteredClaims{
		Issuer: strings.TrimSuffix(apiTokenAud, strings.TrimPrefix(apiPrefix, "/")+"/"), Subject: l.UserID,
		Audience: jwt.ClaimStrings{l.ClientID},
		IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(life)),
	})
}

func (l Login) event(kind, description string) event {
	return event{kind: kind, description: description, clientID: l.ClientID, ip: l.IP, userAgent: l.UserAgent}
}

// refuseLogin applies both kinds of blocks, and counts a wrong password.
func (t *tx) refuseLogin(u *user, l Login, right bool) error {
	if blocked, _ := u.doc["blocked"].(bool); blocked {
		t.logEvent(u.id, l.event(logFailedLogin, "user is blocked"))
		return errors.New("user is blocked")
	}
	for _, b := range t.liveBlocks(u.id) {
		if text(b, "ip") == l.IP {
			t.logEvent(u.id, l.event(logBlockedAccount, ""))
			return errors.New("too many failed logins from this address")
		}
	}
	if !right {
		t.failLogin(u.id, FailedLogin{Identifier: cmp.Or(u.str("email"), u.str("username"), u.str("phone_number")), IP: l.IP, Count: 1})
		return errors.New("wrong email or password")
	}
	return nil
}

func (t *tx) acceptLogin(u *user, l Login, out *LoginResult) {
	session := newSession(u.id, t.at, l)
	out.SessionID = text(session, "id")
	b := t.has(u.id)
	b.Failures = nil
	b.Sessions = append(live(b.Sessions, t.at), session)
	if slices.Contains(strings.Fields(l.Scope), "offline_access") {
		rt := newRefreshToken(u.id, t.at, l, out.SessionID)
		out.RefreshTokenID = text(rt, "id")
		b.RefreshTokens = addRefreshToken(live(b.RefreshTokens, t.at), rt)
	}
	t.putBelongings(u.id, b)

	doc := maps.Clone(u.doc)
	count := 0
	if n, ok := doc["logins_count"].(json.Number); ok {
		count, _ = strconv.Atoi(n.String())
	}
	doc["logins_count"] = json.Number(strconv.Itoa(count + 1))
	doc["last_login"], doc["last_ip"] = formatTime(t.at), l.IP
	doc["updated_at"] = nextUpdate(t.at, u)
	t.putUser(newUser(u.seq, doc))
	if stored, _ := t.passwords.get(u.id); stored.Open { // the service has its own hash of it from now on
		stored.Open = false
		t.passwords.put(t, u.id, stored)
	}
	t.logEvent(u.id, l.event(logLogin, ""))
}

// FailedLogin is a login with a wrong password.
type FailedLogin struct {
	Identifier string `json:"identifier"` // email, phone number or username
	IP         string `json:"ip"`         // default 203.0.113.7
	Count      int    `json:"count"`      // how many in a row, default 1
}

// failuresToBlock is how many wrong passwords from one address block it.
const failuresToBlock = 10

// FailLogin counts wrong passwords for every user with the identifier and
// blocks the address after ten.
func (s *Server) FailLogin(f FailedLogin) error {
	f.IP, f.Count = cmp.Or(f.IP, defaultLoginIP), max(f.Count, 1)
	return s.world.update(func(t *tx) error {
		ids := t.usersIdentifiedBy(f.Identifier)
		if len(ids) == 0 {
			return errInexistentUser()
		}
		for _, id := range ids {
			t.failLogin(id, f)
		}
		return nil
	})
}

func (t *tx) failLogin(userID string, f FailedLogin) {
	b := t.has(userID)
	key := f.Identifier + " " + f.IP
	b.Failures = maps.Clone(b.Failures)
	if b.Failures == nil {
		b.Failures = map[string]int{}
	}
	b.Failures[key] += f.Count
	l := Login{ClientID: defaultClientID, IP: f.IP}
	for range f.Count {
		t.logEvent(userID, l.event(logWrongPassword, "Wrong email or password."))
	}
	same := func(item map[string]any) bool {
		return text(item, "identifier") == f.Identifier && text(item, "ip") == f.IP
	}
	if b.Failures[key] >= failuresToBlock && !slices.ContainsFunc(b.Blocks, same) {
		t.logEvent(userID, l.event(logBlockedAccount, ""))
		b.Blocks = append(slices.Clone(b.Blocks), map[string]any{
			"identifier": f.Identifier, "ip": f.IP, "connection": text(t.users.byID[userID].primary(), "connection"),
			"_since": formatTime(t.at),
		})
	}
	t.putBelongings(userID, b)
}
