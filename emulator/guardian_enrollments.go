// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// guardianEnrollmentEndpoints are enrollments by their own ID. That one which does not
// exist is refused is recorded, and nothing else: an enrollment looks as in the list of
// the user, and deleting it takes the factor.
func guardianEnrollmentEndpoints() []*endpoint {
	const one = "/guardian/enrollments/{id}"
	return []*endpoint{
		{method: http.MethodGet, template: one, scopes: []string{"read:guardian_enrollments"}, handle: handleGetEnrollment},
		{method: http.MethodDelete, template: one, scopes: []string{"delete:guardian_enrollments"}, handle: handleDeleteEnrollment},
	}
}

// pathEnrollment finds the method behind the enrollment in the path, and whoever has it.
func (t *tx) pathEnrollment(r *request) (userID string, method map[string]any, err error) {
	for userID, b := range t.belongings.rows {
		for _, m := range b.Methods {
			if text(m, "id") == r.params["id"] && enrollment(m) != nil {
				return userID, m, nil
			}
		}
	}
	return "", nil, wire.NewError(http.StatusNotFound, "enrollment_not_found", "Enrollment not found")
}

func handleGetEnrollment(t *tx, r *request) (reply, error) {
	_, m, err := t.pathEnrollment(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, enrollment(m)}, nil
}

func handleDeleteEnrollment(t *tx, r *request) (reply, error) {
	userID, m, err := t.pathEnrollment(r)
	if err != nil {
		return reply{}, err
	}
	t.dropMethodsOf(userID, r, togetherWith(m))
	return reply{status: http.StatusNoContent}, nil
}
