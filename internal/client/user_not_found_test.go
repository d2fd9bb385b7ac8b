// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
)

// Only a 404 that says that the user is missing makes a user gone.
func TestIsUserNotFound(t *testing.T) {
	t.Parallel()
	gone := []string{
		`{"statusCode":404,"error":"Not Found","message":"The user does not exist.","errorCode":"inexistent_user"}`,
		`{"statusCode":404,"error":"Not Found","message":"The user does not exist."}`,
		`{"statusCode":404,"error":"Not Found","message":"User not found."}`,
		`{"statusCode":"404","message":"user not found"}`,
		`{"errorCode":"inexistent_user"}`,
		`{"errorCode":"not_found","message":"The user does not exist."}`,
	}
	others := []string{
		`{"statusCode":404,"error":"Not Found","message":"Not Found"}`,
		`{"statusCode":404,"message":"The tenant does not exist.","errorCode":"inexistent_tenant"}`,
		`{"statusCode":404,"message":"The user does not exist.","errorCode":"inexistent_tenant"}`,
		`{"errorCode":"not_found"}`,
		`{"statusCode":404}`,
		`{"message":"The user does not exist."}`, // Not the form of the API.
		`{"statusCode":404,"message":"The role does not exist."}`,
		`{"statusCode":404,"message":"The provider user does not exist in x"}`,
		`<html>The user does not exist.</html>`,
	}
	for _, body := range slices.Concat(gone, others) {
		want := slices.Contains(gone, body)
		f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusNotFound, body) })
		users := f.client(t).Users
		_, err := users.Get(t.Context(), "auth0|1")
		if IsUserNotFound(err) != want {
			t.Errorf("%s: gone: %t", body, !want)
		}
		if err := users.Delete(t.Context(), "auth0|1"); (err == nil) != want {
			t.Errorf("%s: deleted: %v", body, err)
		}
	}
	missing := &Error{Status: http.StatusNotFound, FromAPI: true, Code: "inexistent_user"}
	if !IsUserNotFound(fmt.Errorf("wrapped: %w", missing)) || IsUserNotFound(errors.New("The user does not exist.")) || IsUserNotFound(nil) {
		t.Error("wrapped, foreign or nil errors are not told apart")
	}
}
