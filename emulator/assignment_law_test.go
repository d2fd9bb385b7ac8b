// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestAssignmentLaw compares any sequence of assignments, from all ends, with a
// model of sets: what is listed is what was added and not removed since, and
// what is effective is what comes directly, through roles, and through the
// roles of groups.
func TestAssignmentLaw(t *testing.T) {
	t.Parallel()
	const user = "/users/auth0%7Cada"
	rapid.Check(t, func(rt *rapid.T) {
		n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
resource_servers: [{identifier: urn:x, scopes: [{value: p0}, {value: p1}, {value: p2}]}]
roles: [{id: rol_0000000000000000, name: r0}, {id: rol_0000000000000001, name: r1}, {id: rol_0000000000000002, name: r2}]
groups: [{id: grp_11111111111111, name: g}]
users: [{user_id: auth0|ada, connection: email, email: ada@example.com, groups: [g]}]`)})
		roles, direct, ofGroup := map[string]bool{}, map[string]bool{}, map[string]bool{}
		ofRole := map[string]map[string]bool{"r0": {}, "r1": {}, "r2": {}}
		change := func(set map[string]bool, names []string, add bool) {
			for _, name := range names {
				if add {
					set[name] = true
				} else {
					delete(set, name)
				}
			}
		}
		pick := func(label, prefix string) []string {
			return rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 2), func(i int) string { return fmt.Sprint(prefix, i) }), 1, 4).Draw(rt, label)
		}
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			add := rapid.Bool().Draw(rt, "add")
			method := map[bool]string{true: "POST", false: "DELETE"}[add]
			send := func(path string, body object) {
				if got := n.api(method, path, body); got.status >= http.StatusMultipleChoices {
					rt.Fatalf("%s %s %v: %d %s", method, path, body, got.status, got.raw)
				}
			}
			switch rapid.IntRange(0, 3).Draw(rt, "what") {
			case 0:
				names := pick("roles", "r")
				change(roles, names, add)
				send(user+"/roles", object{"roles": roleIDs(names)})
			case 1:
				names := pick("permissions", "p")
				change(direct, names, add)
				send(user+"/permissions", permissions("urn:x", names...))
			case 2:
				names := pick("roles of the group", "r")
				change(ofGroup, names, add)
				send("/groups/grp_11111111111111/roles", object{"roles": roleIDs(names)})
			default:
				role, names := pick("role", "r")[0], pick("its permissions", "p")
				change(ofRole[role], names, add)
				send("/roles/"+roleIDs([]string{role})[0]+"/permissions", permissions("urn:x", names...))
			}
		}
		effectiveRoles, effective := maps.Clone(roles), maps.Clone(direct)
		maps.Copy(effectiveRoles, ofGroup)
		for role := range effectiveRoles {
			maps.Copy(effective, ofRole[role])
		}
		list := func(path, key string) any {
			body := n.api("GET", user+path, nil).want(t, http.StatusOK).body
			if envelope, ok := body.(object); ok {
				return envelope[key]
			}
			return body
		}
		for _, c := range []struct {
			what string
			want map[string]bool
			got  []string
		}{
			{"roles", roles, names(list("/roles", ""))},
			{"permissions", direct, permissionNames(list("/permissions", ""))},
			{"effective roles", effectiveRoles, names(list("/effective-roles", "roles"))},
			{"effective permissions", effective, permissionNames(list("/effective-permissions?resource_server_identifier=urn:x", "permissions"))},
		} {
			want := append([]string{}, slices.Sorted(maps.Keys(c.want))...)
			if diff := cmp.Diff(want, c.got); diff != "" {
				rt.Fatalf("%s (-want +got):\n%s", c.what, diff)
			}
		}
	})
}

// roleIDs are the IDs of the roles r0, r1 and r2.
func roleIDs(names []string) []string {
	var ids []string
	for _, name := range names {
		ids = append(ids, "rol_000000000000000"+name[1:])
	}
	return ids
}
