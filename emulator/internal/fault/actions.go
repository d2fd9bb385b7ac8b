// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// action is an entry of the table of actions.
type action struct {
	wants    string // what its value must be, for errors; "" = it has none
	ownWord  bool   // the value is the next word
	optional bool   // the value may be missing
	build    func(value string) (effect, bool)
}

// actions are all of them by name, from what a gateway does to the exchange to
// what it does to the body.
var actions = merged(exchangeActions(), jobActions(), answerActions(), bodyActions(), listActions())

func merged(parts ...map[string]action) map[string]action {
	all := map[string]action{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// always is an action without a value.
func always(e effect) action {
	return action{build: func(string) (effect, bool) { return e, true }}
}

const (
	wantsStatus   = "a status from 200 to 599"
	wantsDuration = "a duration such as 2s"
	wantsPair     = "NAME=VALUE"
)

func withStatus(build func(status int) effect) action {
	return action{wants: wantsStatus, build: func(value string) (effect, bool) {
		status, err := strconv.Atoi(value)
		return build(status), err == nil && status >= http.StatusOK && status <= 599
	}}
}

func withDuration(build func(time.Duration) effect) action {
	return action{wants: wantsDuration, build: func(value string) (effect, bool) {
		d, err := time.ParseDuration(value)
		return build(d), err == nil && d > 0
	}}
}

// withPair takes NAME=VALUE as the next word.
func withPair(build func(name, value string) effect) action {
	return action{wants: wantsPair, ownWord: true, build: func(word string) (effect, bool) {
		name, value, found := strings.Cut(word, "=")
		return build(name, value), found && name != ""
	}}
}

// withName takes a name as the next word.
func withName(wants string, build func(name string) effect) action {
	return action{wants: wants, ownWord: true, build: func(word string) (effect, bool) { return build(word), word != "" }}
}

// exchangeActions are about the way of the request, not about its answer.
func exchangeActions() map[string]action {
	return map[string]action{
		"drop-before": always(effect{drop: true}),
		"drop-after":  always(effect{after: func(*Strike, wire.Answer) wire.Answer { panic(http.ErrAbortHandler) }}),
		"cut":         always(effect{cut: true}),
		"delay":       withDuration(func(d time.Duration) effect { return effect{wait: d} }),
		"delay-after": withDuration(func(d time.Duration) effect { return effect{linger: d} }),
		"slow":        withDuration(func(d time.Duration) effect { return effect{slow: d} }),
		"repeat": {wants: "a number from 2 to 100", optional: true, build: func(value string) (effect, bool) {
			if value == "" {
				value = "2"
			}
			n, err := strconv.Atoi(value)
			return effect{times: n}, err == nil && n >= 2 && n <= 100
		}},
		"query-set": withPair(func(name, value string) effect {
			return effect{rewrite: func(_ *Strike, r *http.Request) { setQuery(r, name, value, true) }}
		}),
		"query-del": withName("the name of a parameter", func(name string) effect {
			return effect{rewrite: func(_ *Strike, r *http.Request) { setQuery(r, name, "", false) }}
		}),
		"cache": {build: func(string) (effect, bool) { return newCache().effect(), true }},
	}
}

// setQuery sets a parameter of a request, or takes it away.
func setQuery(r *http.Request, name, value string, keep bool) {
	q := r.URL.Query()
	q.Set(name, value)
	if !keep {
		q.Del(name)
	}
	u := *r.URL
	u.RawQuery = q.Encode()
	r.URL = &u
}
