// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// authenticationMethodEndpoints are the factors and passkeys of a user.
func authenticationMethodEndpoints() []*endpoint {
	const (
		all    = "/users/{id}/authentication-methods"
		one    = all + "/{authentication_method_id}"
		remove = "delete:authentication_methods"
		update = "update:authentication_methods"
		read   = "read:authentication_methods"
	)
	return []*endpoint{
		{method: http.MethodGet, template: all, scopes: []string{read}, handle: handleListMethods},
		{
			method: http.MethodPost, template: all, scopes: []string{"create:authentication_methods"}, body: createMethodSchema(),
			audit: "Creates an authentication method for a given user", handle: handleCreateMethod,
		},
		{
			method: http.MethodPut, template: all, scopes: []string{update}, list: putMethodsSchema(),
			audit: "Update all authentication methods by replacing them with the given ones", handle: handlePutMethods,
		},
		{
			method: http.MethodDelete, template: all, scopes: []string{remove},
			audit: "Delete all authentication methods for the given user", handle: handleDeleteMethods,
		},
		{method: http.MethodGet, template: one, scopes: []string{read}, handle: handleGetMethod},
		{
			method: http.MethodPatch, template: one, scopes: []string{update}, body: updateMethodSchema(),
			audit: "Update an authentication method", handle: handleUpdateMethod,
		},
		{
			method: http.MethodDelete, template: one, scopes: []string{remove},
			audit: "Delete an authentication method by ID", handle: handleDeleteMethod,
		},
	}
}

// handleListMethods: the envelope has another name than the endpoint, and no
// total when it is empty.
func handleListMethods(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	l := listing{
		name: "authenticators", defaultPerPage: defaultPerPage, emptyPages: true,
		pageWords: pageDescription + ". Default is 0", perPageWords: perPageNoDefault + ". Default is 50",
	}
	for _, m := range sortedMethods(t.has(u.id).Methods) {
		l.items = append(l.items, maskedMethod(m))
	}
	body, err := l.offset(r.query)
	if e, ok := body.(*envelope); ok {
		e.order = []string{l.name, "total", "start", "limit"}
		if len(l.items) == 0 {
			delete(e.values, "total")
		}
	}
	return reply{http.StatusOK, body}, err
}

// methodNeeds are the properties without which a method of the type is nothing.
var methodNeeds = map[string][]string{
	"email":            {"email"},
	"phone":            {"phone_number"},
	"totp":             {"totp_secret"},
	"webauthn-roaming": {"key_id", "public_key", "relying_party_identifier"},
	"passkey":          {"key_id", "public_key", "user_handle", "relying_party_identifier"},
}

func checkMethodNeeds(m map[string]any) error {
	for _, k := range methodNeeds[text(m, "type")] {
		if text(m, k) == "" {
			return errMissing(k)
		}
	}
	return nil
}

func errMethodExists() *wire.Error {
	return wire.NewError(http.StatusConflict, "", "Authentication method already exists.")
}

func handleCreateMethod(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	if err := checkMethodNeeds(r.body); err != nil {
		return reply{}, err
	}
	b := t.has(u.id)
	created := newMethod(r.body, formatTime(t.at))
	for _, m := range b.Methods {
		if sameMethod(m, created) {
			return reply{}, errMethodExists()
		}
	}
	b.Methods = append(slices.Clone(b.Methods), created)
	t.putBelongings(u.id, b)
	return reply{http.StatusCreated, unconfirmed(maskedMethod(created))}, nil
}

func isPasskey(m map[string]any) bool { return text(m, "type") == "passkey" }

// errPasskey refuses wholesale changes.
func errPasskey() *wire.Error {
	return wire.NewError(http.StatusForbidden, "", "Operation not permitted when the user has registered at least 1 passkey")
}

// handlePutMethods replaces all methods. Its answer alone is not masked, and in the
// order of the request instead of that of lists.
func handlePutMethods(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	b := t.has(u.id)
	if slices.ContainsFunc(b.Methods, isPasskey) {
		return reply{}, errPasskey()
	}
	var methods []map[string]any
	for _, item := range r.list {
		in, _ := item.(map[string]any)
		if err := checkMethodNeeds(in); err != nil {
			return reply{}, err
		}
		m := newMethod(in, formatTime(t.at))
		if slices.ContainsFunc(methods, func(other map[string]any) bool { return sameMethod(m, other) }) {
			return reply{}, errMethodExists()
		}
		methods = append(methods, m)
	}
	b.Methods = methods
	t.putBelongings(u.id, b)
	answer := []any{}
	for _, m := range methods {
		answer = append(answer, unconfirmed(shownItem(m)))
	}
	return reply{http.StatusOK, answer}, nil
}

// handleDeleteMethods: the reference has no 404 here.
func handleDeleteMethods(t *tx, r *request) (reply, error) {
	b := t.has(r.params["id"])
	if slices.ContainsFunc(b.Methods, isPasskey) {
		return reply{}, errPasskey()
	}
	t.dropMethods(r, func(map[string]any) bool { return true })
	return reply{status: http.StatusNoContent}, nil
}

// dropMethods removes the matching methods of the user in the path and says so
// in the log.
func (t *tx) dropMethods(r *request, match func(map[string]any) bool) {
	t.dropMethodsOf(targetUser(r.params), r, match)
}

func (t *tx) dropMethodsOf(id string, r *request, match func(map[string]any) bool) {
	b := t.has(id)
	left := drop(b.Methods, match)
	if len(left) == len(b.Methods) {
		return
	}
	b.Methods = left
	t.putBelongings(id, b)
	t.logEvent(id, r.event(logUnenrolled, ""))
}

// pathMethod finds the method in the path.
func (t *tx) pathMethod(r *request) (*user, map[string]any, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return nil, nil, err
	}
	for _, m := range t.has(u.id).Methods {
		if text(m, "id") == r.params["authentication_method_id"] {
			return u, m, nil
		}
	}
	return nil, nil, wire.NewError(http.StatusNotFound, "", "The authentication method could not be found.")
}

func handleGetMethod(t *tx, r *request) (reply, error) {
	_, m, err := t.pathMethod(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, maskedMethod(m)}, nil
}

func handleUpdateMethod(t *tx, r *request) (reply, error) {
	u, old, err := t.pathMethod(r)
	if err != nil {
		return reply{}, err
	}
	updated := maps.Clone(old)
	if r.has("name") {
		updated["name"] = r.str("name")
	}
	if channel := r.str("preferred_authentication_method"); channel != "" {
		if text(old, "type") != "phone" {
			return reply{}, errNotAllowed("preferred_authentication_method")
		}
		setPhoneChannel(updated, channel)
	}
	b := t.has(u.id)
	b.Methods = slices.Clone(b.Methods)
	for i, m := range b.Methods {
		if text(m, "id") == text(old, "id") {
			b.Methods[i] = updated
		}
	}
	t.putBelongings(u.id, b)
	return reply{http.StatusOK, unconfirmed(maskedMethod(updated))}, nil
}

func handleDeleteMethod(t *tx, r *request) (reply, error) {
	_, old, err := t.pathMethod(r)
	if err != nil {
		return reply{}, err
	}
	t.dropMethods(r, togetherWith(old))
	return reply{status: http.StatusNoContent}, nil
}

// togetherWith matches a method and those that go together with it: methods that share
// link_id are one enrollment.
func togetherWith(old map[string]any) func(map[string]any) bool {
	link := text(old, "link_id")
	return func(m map[string]any) bool {
		return text(m, "id") == text(old, "id") || link != "" && text(m, "link_id") == link
	}
}
