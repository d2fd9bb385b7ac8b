// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"crypto/rand"
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// userMFAEndpoints are the older calls around a user's factors.
func userMFAEndpoints() []*endpoint {
	update := []string{"update:users"}
	return []*endpoint{
		{
			method: http.MethodGet, template: "/users/{id}/enrollments",
			scopes: []string{"read:users", "read:current_user"}, handle: handleListEnrollments,
		},
		{
			method: http.MethodDelete, template: "/users/{id}/authenticators", scopes: []string{"delete:guardian_enrollments"},
			audit: "Delete All Authenticators", handle: handleDeleteAuthenticators,
		},
		{
			method: http.MethodDelete, template: "/users/{id}/multifactor/{provider}", scopes: update,
			audit: "Delete a User's Multi-factor Provider", handle: handleDeleteProvider,
			path: map[string]schema.Property{
				"provider": schema.OneOf("The multi-factor provider. Supported values 'duo' or 'google-authenticator'", "duo", "google-authenticator"),
			},
		},
		{
			method: http.MethodPost, template: "/users/{id}/multifactor/actions/invalidate-remember-browser", scopes: update,
			audit: "Invalidate All Remembered Browsers for Multi-factor Authentication (MFA)", handle: handleForgetBrowsers,
		},
		{
			method: http.MethodPost, template: "/users/{id}/recovery-code-regeneration", scopes: update,
			audit: "Generate New Multi-factor Authentication (MFA) Recovery Code", handle: handleRecoveryCode,
		},
		{
			method: http.MethodPost, template: "/users/{id}/risk-assessments/clear", scopes: update, body: riskSchema(),
			audit: "Clear risk assessment assessors for a specific user", handle: handleClearRisk,
		},
	}
}

// enrollmentKinds are the types of methods that the older view of them knows,
// with its name for each.
var enrollmentKinds = map[string]string{
	"totp": "authenticator", "phone": "sms", "push": "guardian", "guardian": "guardian",
	"webauthn-platform": "webauthn-platform", "webauthn-roaming": "webauthn-roaming",
}

// handleListEnrollments shows the authentication methods in the older form. No
// enrollment is on record; the form is the reference's.
func handleListEnrollments(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	list := []any{}
	for _, m := range sortedMethods(t.has(u.id).Methods) {
		if e := enrollment(m); e != nil {
			list = append(list, e)
		}
	}
	return reply{http.StatusOK, list}, nil
}

// enrollment is a method in the older form, nil for one that the older view does not know.
func enrollment(m map[string]any) map[string]any {
	kind, ok := enrollmentKinds[text(m, "type")]
	if !ok {
		return nil
	}
	masked := maskedMethod(m)
	e := map[string]any{
		"id": m["id"], "status": "confirmed", "type": m["type"], "auth_method": kind,
		"enrolled_at": m["created_at"],
	}
	for to, from := range map[string]string{"name": "name", "phone_number": "phone_number", "last_auth": "last_auth_at"} {
		if v, ok := masked[from]; ok {
			e[to] = v
		}
	}
	return e
}

// handleDeleteAuthenticators removes the factors; passwords and passkeys are
// not factors of this kind. The reference has no 404 here.
func handleDeleteAuthenticators(t *tx, r *request) (reply, error) {
	t.dropMethods(r, func(m map[string]any) bool { return text(m, "type") != "passkey" && text(m, "type") != "password" })
	return reply{status: http.StatusNoContent}, nil
}

// handleDeleteProvider removes a provider from the profile's "multifactor", and
// with google-authenticator the TOTP methods.
func handleDeleteProvider(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	provider := r.params["provider"]
	if provider == "google-authenticator" {
		t.dropMethods(r, func(m map[string]any) bool { return text(m, "type") == "totp" })
	}
	list, _ := u.doc["multifactor"].([]any)
	if slices.Contains(list, any(provider)) {
		doc := maps.Clone(u.doc)
		doc["multifactor"] = slices.DeleteFunc(slices.Clone(list), func(v any) bool { return v == provider })
		doc["multifactor_last_modified"] = formatTime(t.at)
		doc["updated_at"] = nextUpdate(t.at, u)
		t.putUser(newUser(u.seq, doc))
	}
	return reply{status: http.StatusNoContent}, nil
}

// handleForgetBrowsers: remembered browsers cannot be seen through the API.
// The reference has no 404 here.
func handleForgetBrowsers(*tx, *request) (reply, error) {
	return reply{status: http.StatusNoContent}, nil
}

// handleRecoveryCode also serves users without any factor, as recorded.
func handleRecoveryCode(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	b := t.has(u.id)
	b.RecoveryCode = newRecoveryCode()
	t.putBelongings(u.id, b)
	return reply{http.StatusOK, map[string]any{"recovery_code": b.RecoveryCode}}, nil
}

// newRecoveryCode makes 24 characters of A-Z and 0-9.
func newRecoveryCode() string {
	const length, alphabet = 24, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	b := make([]byte, length)
	rand.Read(b)
	for i := range b {
		b[i] = alphabet[int(b[i])%len(alphabet)]
	}
	return string(b)
}

func riskSchema() *schema.Object {
	assessor := schema.String(0, 0, "")
	assessor.Enum = []string{"new-device"}
	return &schema.Object{Required: []string{"connection", "assessors"}, Properties: map[string]schema.Property{
		"connection": schema.String(1, 128, "The name of the connection containing the user whose "+
			"assessors should be cleared").WithPattern(schema.ConnectionName),
		"assessors": {Types: []string{"array"}, MinItems: 1, Items: &assessor, Description: "List of assessors to clear"},
	}}
}

// handleClearRisk: the state of the assessors cannot be seen through the API.
func handleClearRisk(t *tx, r *request) (reply, error) {
	if _, ok := t.connections.byName[r.str("connection")]; !ok {
		return reply{}, errInexistentConnection()
	}
	return reply{status: http.StatusNoContent}, nil
}
