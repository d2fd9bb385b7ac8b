// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A plan with mistakes of every kind says them all before anything is sent, for one request, in the order of
// nobody's choice; the corrected plan applies, and a plan of nothing asks for no connections.
func TestAccUser_preflight(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(preflightConnections + "clients: [{id: least, secret: least-secret, scopes: ['read:users', 'create:users', 'read:connections']}]\n")
	staff := block(`resource "auth0users_user" "staff"`, `for_each = toset(["a", "b", "c", "d", "e", "f"])`, `connection_name = "Usernmaes"`,
		`username = "user-${each.key}"`, `password = "Correct-Horse-1"`)
	others := block(`resource "auth0users_user" "weak"`, `connection_name = "Good"`, `email = "weak@example.com"`, `password = "sentinel"`) +
		block(`resource "auth0users_user" "long"`, `connection_name = "Usernames"`, `username = "a-very-long-name-of-somebody"`, `password = "Correct-Horse-1"`)
	d := w.NewWorkdir(staff + others)
	out := d.Run("plan", "-input=false")
	acctest.Says(t, out, "Connection Does Not Exist", `The nearest name is "Usernames"`, "Password Will Be Refused", "three of these kinds", "Username Will Be Refused", "at most 20 characters")
	if strings.Contains(out, `"sentinel"`) {
		t.Error("the password is shown")
	}
	if n := strings.Count(out, "Connection Does Not Exist"); n != 1 {
		t.Errorf("one connection that does not exist is told %d times", n)
	}
	expectRequests(t, w, "the plan", map[string]int{"GET /connections": 1, "GET /users": searches(t, w, 1, 8)})

	good := strings.NewReplacer("Usernmaes", "Usernames", "a-very-long-name-of-somebody", "somebody", `"sentinel"`, `"Sentinel-1"`).Replace(staff + others)
	d.Write(`provider "auth0users" {` + "\n  client_id = \"least\"\n  client_secret = \"least-secret\"\n}\n" + good +
		block(`resource "auth0users_user_role" "r"`, `user_id = auth0users_user.weak.id`, `role_id = "rol_0000000000000001"`))
	acctest.Says(t, d.ApplyFails(), "Missing Scopes", "update:users", "preflight = \"off\"")
	expectRequests(t, w, "the plan without a scope", map[string]int{"GET /connections": 1, "GET /users": searches(t, w, 1, 8)})

	d.Write(good)
	d.Apply()
	expectRequests(t, w, "plan and apply", map[string]int{"GET /connections": acctest.ConnectionLooks(t), "GET /users": searches(t, w, acctest.ConnectionLooks(t), 8), "POST /users": 8})
	d.ExpectNoChanges()
	if n := w.Requests()["GET /connections"]; n != 0 {
		t.Errorf("a plan of nothing looks at the connections %d times", n)
	}
	// The users are there, and so an error in what is new must not be in the way of a destroy for ever.
	d.Write(`provider "auth0users" { preflight = "off" }` + "\n" + good + block(`resource "auth0users_user" "new"`, `connection_name = "google-oauth2"`, `email = "new@example.com"`))
	d.Destroy()
	if n := len(w.Users()); n != 0 {
		t.Errorf("%d users are left", n)
	}
}
