// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Nobody is deleted for a replacement that Auth0 would refuse, as far as a plan of a new user could warn of it: not
// because of a changed attribute, not by -replace, and not by a taint, which the plan does not know of.
func TestUserProtocol_impossibleReplacement(t *testing.T) {
	t.Parallel()
	const classic = "Username-Password-Authentication"
	before := userOf("connection_name", classic, "email", "old@example.com", "password", secret)
	for name, c := range map[string]struct {
		config acctest.Attributes
		without,
		says string
	}{
		"no username":          {config: userOf("connection_name", "Usernames"), says: "asks for username"},
		"no password":          {config: userOf("connection_name", "Other"), without: "password", says: "asks for a password"},
		"weak password":        {config: userOf("connection_name", "Other", "password", "abc"), says: "password policy"},
		"somebody is there":    {config: userOf("connection_name", "Other", "email", "taken@example.com"), says: "taken@example.com"},
		"the ID is somebody's": {config: userOf("user_id", "stranger"), says: "auth0|stranger"},
		"no password any more": {without: "password", says: "asks for a password"},
	} {
		for _, how := range []string{"change", "-replace", "taint"} {
			if how == "change" && c.config == nil {
				continue // That is no replacement.
			}
			t.Run(name+"/"+how, func(t *testing.T) {
				t.Parallel()
				w := acctest.New(t)
				w.Seed(`{connections: [{name: Usernames, strategy: auth0, options: {requires_username: true}}, {name: Other, strategy: auth0, options: {passwordPolicy: good}}], users: [
  {connection: Other, email: taken@example.com, password: Correct-Horse-1}, {connection: Other, user_id: stranger, email: stranger@example.com, password: Correct-Horse-1}]}`)
				s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
				if problem := s.to(before); problem != "" {
					t.Fatal(problem)
				}
				id := acctest.Text(s.state["id"])
				config := maps.Clone(before)
				maps.Copy(config, c.config)
				delete(config, c.without)
				s.p.Walk()
				s.p.NoError(s.refresh())
				var text string
				switch how {
				case "taint":
					create := s.half(config, nil, nil)
					s.p.NoError(create.Diagnostics)
					s.p.Walk()
					text = s.send(nil, s.value(nil), create.PlannedPrivate)
				case "-replace":
					text = s.plan(config, true).errors
				default:
					text = s.plan(config).errors
				}
				if !strings.Contains(text, "User Cannot Be Replaced") || !strings.Contains(text, c.says) {
					t.Errorf("errors: %s", text)
				}
				if w.User(id) == nil {
					t.Error("the user is gone")
				}
			})
		}
	}
}

// When the new account of a blocked person could not be made although nothing was known to be in the way, the run
// says that the next one will not block it.
func TestUserProtocol_lostBlock(t *testing.T) {
	t.Parallel()
	for name, written := range map[string]acctest.Attributes{"": {}, "blocked is written": {"blocked": acctest.Bool(true)}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
			config := userOf("connection_name", "Username-Password-Authentication", "email", "old@example.com", "password", secret)
			if problem := s.to(config); problem != "" {
				t.Fatal(problem)
			}
			maps.Copy(config, written)
			w.PatchUser(acctest.Text(s.state["id"]), object{"blocked": true})
			s.p.Walk()
			s.p.NoError(s.refresh())
			planned := s.plan(config, true)
			s.p.Walk()
			if problem := s.send(nil, s.value(nil), planned.private); problem != "" {
				t.Fatal(problem)
			}
			w.Faults("POST /users status=403")
			create := s.half(config, nil, nil)
			said := s.sent(config, create.PlannedState, create.PlannedPrivate)
			if acctest.Errors(said) == "" {
				t.Fatal("the user was made")
			}
			if told := strings.Contains(warningTexts(said), "Block of a Deleted Account"); told != (len(written) == 0) {
				t.Errorf("said: %s", warningTexts(said))
			}
		})
	}
}

// Without a refresh the plan does not know that the holder of the address is the tainted user, who makes room.
func TestUserProtocol_ownObstacle(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
	config := userOf("connection_name", "Username-Password-Authentication", "email", "old@example.com", "password", secret)
	if problem := s.to(config); problem != "" {
		t.Fatal(problem)
	}
	id := acctest.Text(s.state["id"])
	w.PatchUser(id, object{"given_name": "Ada"})
	s.p.Walk()
	create := s.half(config, nil, nil)
	s.p.NoError(create.Diagnostics)
	s.p.Walk()
	if problem := s.send(nil, s.value(nil), create.PlannedPrivate); problem != "" || w.User(id) != nil {
		t.Errorf("not replaced: %s", problem)
	}
}

// A refresh that misses a blocked user says that the new account will be open.
func TestUserProtocol_blockedIsGone(t *testing.T) {
	t.Parallel()
	for _, blocked := range []bool{true, false} {
		w := acctest.New(t)
		s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
		if problem := s.to(userOf("connection_name", "Username-Password-Authentication", "email", "old@example.com", "password", secret)); problem != "" {
			t.Fatal(problem)
		}
		id := acctest.Text(s.state["id"])
		w.PatchUser(id, object{"blocked": blocked})
		s.p.Walk()
		s.p.NoError(s.refresh())
		w.DeleteUser(id)
		s.p.Walk()
		if said := warningTexts(s.refresh()); strings.Contains(said, "Blocked User Is Gone") != blocked {
			t.Errorf("blocked %t: %s", blocked, said)
		}
	}
}

// Nobody is deleted because of an ID that differs from that of the user who was just imported.
func TestUserProtocol_importedUnderAnotherID(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := w.CreateUser(object{"connection": "Username-Password-Authentication", "user_id": "p1", "email": "p1@example.com", "password": "Correct-Horse-1"})
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
	s.importByID(id)
	config := userOf("connection_name", "Username-Password-Authentication", "user_id", "pl", "email", "p1@example.com", "password", secret)
	if text := s.plan(config).errors; !strings.Contains(text, "Wrong User ID") || !strings.Contains(text, id) {
		t.Errorf("errors: %s", text)
	}
	delete(config, "user_id")
	config["given_name"] = acctest.String("Ada")
	if problem := s.to(config); problem != "" {
		t.Fatal(problem)
	}
	config["user_id"] = acctest.String("pl")
	s.p.Walk()
	s.p.NoError(s.refresh())
	if planned := s.plan(config); planned.errors != "" || !planned.replaces {
		t.Errorf("once something was applied: %s", planned.errors)
	}
}
