package client

import (
	"errors"
	"fmt"
	"net/http"
	"testing"
)

// Only a 404 that says that the user is missing makes a user gone.
func TestIsUserNotFound(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]bool{
		`{"statusCode":404,"error":"Not Found","message":"The user does not exist.","errorCode":"inexistent_user"}`: true,
		`{"statusCode":404,"error":"Not Found","message":"The user does not exist."}`:                               true,
		`{"statusCode":404,"error":"Not Found","message":"User not found."}`:                                        true,
		`{"statusCode":"404","message":"user not found"}`:                                                           true,
		`{"errorCode":"inexistent_user"}`:                                                                           true,
		`{"errorCode":"not_found","message":"The user does not exist."}`:                                            true,
		`{"statusCode":404,"error":"Not Found","message":"Not Found"}`:                                              false,
		`{"statusCode":404,"message":"The tenant does not exist.","errorCode":"inexistent_tenant"}`:                 false,
		`{"statusCode":404,"message":"The user does not exist.","errorCode":"inexistent_tenant"}`:                   false,
		`{"errorCode":"not_found"}`:                                                                                 false,
		`{"statusCode":404}`:                                                                                        false,
		`{"message":"The user does not exist."}`:                                                                    false, // Not the form of the API.
		`{"statusCode":404,"message":"The role does not exist."}`:                                                   false,
		`{"statusCode":404,"message":"The provider user does not exist in x"}`:                                      false,
		`<html>The user does not exist.</html>`:                                                                     false,
	} {
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
	gone := &Error{Status: http.StatusNotFound, FromAPI: true, Code: "inexistent_user"}
	if !IsUserNotFound(fmt.Errorf("wrapped: %w", gone)) || IsUserNotFound(errors.New("The user does not exist.")) || IsUserNotFound(nil) {
		t.Error("wrapped, foreign or nil errors are not told apart")
	}
}
