// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// What can be written is read again: an attribute that is not asked for would be null in every refresh, and then drift.
func TestNeeded_whatCanBeWritten(t *testing.T) {
	t.Parallel()
	requestOnly := []string{"connection", "password", "verify_email"} // No answer has them.
	request := reflect.TypeFor[client.CreateUserRequest]()
	for i := range request.NumField() {
		name, _, _ := strings.Cut(request.Field(i).Tag.Get("json"), ",")
		if slices.Contains(needed.Fields, name) == slices.Contains(requestOnly, name) {
			t.Errorf("needed in fields.go names %s: %t", name, slices.Contains(needed.Fields, name))
		}
	}
}
