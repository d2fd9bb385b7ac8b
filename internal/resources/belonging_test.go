// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// givenThing is a resource that gives something to a user who has nothing else of the kind.
type givenThing struct {
	typeName      string
	config, other acctest.Attributes // other gives something else to the same user; nil for a resource of all.
	world         func(*testing.T) *acctest.World
	has           func(*testing.T, *acctest.World) bool
}

func givenThings() []givenThing {
	hasRole := func(t *testing.T, w *acctest.World) bool {
		t.Helper()
		return strings.Contains(strings.Join(tenantRoles(t, w), " "), roleID(1))
	}
	hasPermission := func(_ *testing.T, w *acctest.World) bool {
		return strings.Contains(strings.Join(tenantPermissions(w)[api], " "), "act:001")
	}
	hasLink := func(t *testing.T, w *acctest.World) bool {
		t.Helper()
		return strings.Contains(identities(t, w, grace), "google-oauth2|2077")
	}
	worldOfLinks := func(t *testing.T) *acctest.World {
		t.Helper()
		return linkWorld(t)
	}
	permission := map[string]tftypes.Value{"name": acctest.String("act:001"), "resource_server_identifier": acctest.String(api)}
	object := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String, "resource_server_identifier": tftypes.String}}
	ofAda := func(pairs ...string) acctest.Attributes {
		config := acctest.Attributes{"user_id": acctest.String(ada)}
		for i := 0; i < len(pairs); i += 2 {
			config[pairs[i]] = acctest.String(pairs[i+1])
		}
		return config
	}
	roles, permissions := ofAda(), ofAda()
	roles["roles"] = tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(roleID(1))})
	permissions["permissions"] = tftypes.NewValue(tftypes.Set{ElementType: object}, []tftypes.Value{tftypes.NewValue(object, permission)})
	return []givenThing{
		{"auth0users_user_role", ofAda("role_id", roleID(1)), ofAda("role_id", roleID(2)), assignmentWorld, hasRole},
		{
			"auth0users_user_permission", ofAda("resource_server_identifier", api, "permission", "act:001"),
			ofAda("resource_server_identifier", api, "permission", "act:002"), assignmentWorld, hasPermission,
		},
		{
			linkType, linkConfig("identity_provider", "google-oauth2", "identity_user_id", "2077"),
			linkConfig("identity_provider", "github", "identity_user_id", "33"), worldOfLinks, hasLink,
		},
		{"auth0users_user_roles", roles, nil, assignmentWorld, hasRole},
		{"auth0users_user_permissions", permissions, nil, assignmentWorld, hasPermission},
	}
}

// twins are two objects of one state with the same thing.
type twins struct {
	givenThing
	w        *acctest.World
	p        *acctest.Protocol
	one, two *stateful
}

// eachTwins runs the test for two objects of each resource that gives something.
func eachTwins(t *testing.T, test func(*testing.T, *twins)) {
	t.Helper()
	for _, g := range givenThings() {
		t.Run(g.typeName, func(t *testing.T) {
			t.Parallel()
			w := g.world(t)
			p := w.NewProtocol(nil)
			tw := &twins{g, w, p, &stateful{t: t, p: p, typeName: g.typeName}, &stateful{t: t, p: p, typeName: g.typeName}}
			for _, s := range []*stateful{tw.one, tw.two} {
				p.Walk()
				if problem := s.send(g.config, s.half(g.config, nil, nil).PlannedState, nil); problem != "" {
					t.Fatal(problem)
				}
			}
			p.Walk()
			test(t, tw)
		})
	}
}

// expect compares what the user has.
func (tw *twins) expect(t *testing.T, has bool) {
	t.Helper()
	if tw.has(t, tw.w) != has {
		t.Errorf("%s: the user has it: %t", tw.typeName, !has)
	}
}

// destroyDeposed applies the end of a deposed object, which is planned anew.
func destroyDeposed(s *stateful) string {
	return s.send(nil, s.value(nil), s.half(nil, s.state, s.private).PlannedPrivate)
}

// What an interrupted replacement has left over goes without taking anything from the object that stays, whichever of
// the two is planned first. Where the plan cannot know, it is refused.
func TestBelongings_deposed(t *testing.T) {
	t.Parallel()
	for name, order := range map[string]func(tw *twins) (said string, refused bool){
		"the one that stays first": func(tw *twins) (string, bool) {
			tw.p.NoError(tw.one.refresh())
			stays := tw.one.plan(tw.config)
			tw.p.NoError(tw.two.refresh())
			return stays.errors + tw.two.plan(nil).warnings, false
		},
		"the one that stays is read first": func(tw *twins) (string, bool) {
			tw.p.NoError(tw.one.refresh())
			tw.p.NoError(tw.two.refresh())
			goes := tw.two.plan(nil)
			stays := tw.one.plan(tw.config)
			return goes.errors + stays.errors + stays.warnings, false
		},
		"the one that goes first": func(tw *twins) (string, bool) {
			tw.p.NoError(tw.two.refresh())
			goes := tw.two.plan(nil)
			tw.p.NoError(tw.one.refresh())
			stays := tw.one.plan(tw.config)
			return goes.errors + stays.errors, true
		},
		"the one that stays in between": func(tw *twins) (string, bool) {
			tw.p.NoError(tw.two.refresh())
			tw.p.NoError(tw.one.refresh())
			stays := tw.one.plan(tw.config)
			return stays.errors + tw.two.plan(nil).errors, true
		},
		"without a refresh": func(tw *twins) (string, bool) {
			stays := tw.one.plan(tw.config)
			return stays.errors + tw.two.plan(nil).errors, true
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachTwins(t, func(t *testing.T, tw *twins) {
				said, refused := order(tw)
				if refused {
					if !strings.Contains(said, "Taken From Another Resource") && !strings.Contains(said, "Managed Twice") {
						t.Errorf("no error: %q", said)
					}
					return
				}
				if !strings.Contains(said, "Kept By Another Resource") || strings.Contains(said, "Twice") {
					t.Errorf("the plan says %q", said)
				}
				tw.p.Walk()
				if problem := destroyDeposed(tw.two); problem != "" || tw.two.state != nil {
					t.Error(problem)
				}
				tw.expect(t, true)
			})
		})
	}
}

// Where both go, what they have goes, in either order; a deposed object is planned anew.
func TestBelongings_bothGo(t *testing.T) {
	t.Parallel()
	for _, deposedFirst := range []bool{false, true} {
		eachTwins(t, func(t *testing.T, tw *twins) {
			tw.p.NoError(tw.one.refresh())
			tw.p.NoError(tw.two.refresh())
			one, two := tw.one.plan(nil), tw.two.plan(nil)
			if problem := one.errors + two.errors; problem != "" {
				t.Fatal(problem)
			}
			tw.p.Walk()
			problem := ""
			if deposedFirst {
				problem = destroyDeposed(tw.two)
			}
			problem += tw.one.send(nil, tw.one.value(nil), one.private)
			if !deposedFirst {
				problem += destroyDeposed(tw.two)
			}
			if problem != "" {
				t.Error(problem)
			}
			tw.expect(t, false)
		})
	}
}

// With create_before_destroy the old half of a replacement leaves what the new one has just been given. Without, the
// new one gives it again.
func TestBelongings_replaced(t *testing.T) {
	t.Parallel()
	eachTwins(t, func(t *testing.T, tw *twins) {
		if problem := tw.one.apply(tw.one.plan(tw.config, true), tw.config); problem != "" {
			t.Error(problem)
		}
		tw.expect(t, true)
		tw.p.Walk()
		if problem := tw.two.send(tw.config, tw.two.half(tw.config, nil, nil).PlannedState, nil); problem != "" {
			t.Error(problem)
		}
		if problem := destroyDeposed(tw.one); problem != "" {
			t.Error(problem)
		}
		tw.expect(t, true)
		tw.p.Walk() // Nothing of it stays in the state.
		if problem := destroyDeposed(tw.two); problem != "" {
			t.Error(problem)
		}
		tw.expect(t, false)
	})
}

// A rename without a moved block: at apply the two come in any order.
func TestBelongings_renamed(t *testing.T) {
	t.Parallel()
	for _, createFirst := range []bool{false, true} {
		eachTwins(t, func(t *testing.T, tw *twins) {
			if tw.other == nil {
				return // Refused by the plan.
			}
			goes, comes := tw.one.plan(nil), tw.two.half(tw.config, nil, nil)
			if tw.typeName == linkType {
				if said := acctest.Errors(comes.Diagnostics); !strings.Contains(said, "Taken From Another Resource") {
					t.Errorf("the plan says %q", said)
				}
				tw.p.Walk() // In the other order the one that goes is told.
				tw.two.half(tw.config, nil, nil)
				goes = tw.one.plan(nil)
			} else if said := warningTexts(comes.Diagnostics); !strings.Contains(said, "Kept By Another Resource") {
				t.Errorf("the plan says %q", said)
			}
			tw.p.Walk()
			problem := ""
			if !createFirst {
				problem = tw.one.send(nil, tw.one.value(nil), goes.private)
			}
			tw.two.state = nil
			problem += tw.two.send(tw.config, tw.two.half(tw.config, nil, nil).PlannedState, nil)
			if createFirst {
				problem += tw.one.send(nil, tw.one.value(nil), goes.private)
			}
			if problem != "" {
				t.Error(problem)
			}
			tw.expect(t, true)
		})
	}
}

// One of two objects with the same thing changes to another one: the thing stays with the other.
func TestBelongings_changed(t *testing.T) {
	t.Parallel()
	eachTwins(t, func(t *testing.T, tw *twins) {
		if tw.other == nil {
			return // It has all, whatever that is.
		}
		tw.p.NoError(tw.two.refresh())
		keeps := tw.two.plan(tw.config)
		tw.p.NoError(tw.one.refresh())
		changes := tw.one.plan(tw.other)
		if !changes.replaces || keeps.errors != "" || !strings.Contains(changes.warnings, "Kept By Another Resource") {
			t.Errorf("replaces %t: %s%s", changes.replaces, keeps.errors, changes.warnings)
		}
		tw.p.Walk()
		if problem := tw.one.apply(changes, tw.other); problem != "" {
			t.Error(problem)
		}
		tw.expect(t, true)
	})
}
