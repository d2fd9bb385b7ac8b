// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
)

// What is written to a state is what is read from it, whatever the names look like.
func TestAssignmentModel_roundTrip(t *testing.T) {
	t.Parallel()
	text := rapid.StringOf(rapid.RuneFrom([]rune("ab:|\"\\ ")))
	for _, r := range []*assignmentResource{userRole(), userRoles(), userPermission(), userPermissions()} {
		t.Run(r.name(), func(t *testing.T) {
			t.Parallel()
			item := rapid.Custom(func(t *rapid.T) assignment.Item {
				i := assignment.Item{ID: text.Draw(t, "id")}
				if r.kind == assignablePermissions {
					i.API = text.Draw(t, "api")
				}
				return i
			})
			rapid.Check(t, func(rt *rapid.T) {
				m := drawModel(rt, r, item, text)
				typ := r.schema.Type().TerraformType(t.Context())
				state := tfsdk.State{Schema: r.schema, Raw: tftypes.NewValue(typ, nil)}
				if diags := state.Set(t.Context(), r.stateOf(t.Context(), m)); diags.HasError() {
					rt.Fatal(diags)
				}
				got, diags := r.get(t.Context(), state)
				if diags.HasError() {
					rt.Fatal(diags)
				}
				if diff := cmp.Diff(m, got, cmp.AllowUnexported(assignmentModel{})); diff != "" {
					rt.Fatalf("(-written +read):\n%s", diff)
				}
			})
		})
	}
}

// drawModel is a state of the resource.
func drawModel(t *rapid.T, r *assignmentResource, item *rapid.Generator[assignment.Item], text *rapid.Generator[string]) assignmentModel {
	userID := text.Draw(t, "user")
	if r.whole {
		items := rapid.SliceOfNDistinct(item, 1, 5, rapid.ID[assignment.Item]).Draw(t, "items")
		return assignmentModel{key: []string{userID}, items: items}
	}
	key := []string{userID}
	one := item.Draw(t, "item")
	if r.kind == assignablePermissions {
		key = append(key, one.API)
	}
	m := single(append(key, one.ID))
	if m.imported = rapid.Bool().Draw(t, "imported"); !m.imported {
		m.about = &assignment.Listed{Item: one, Name: text.Draw(t, "name"), Description: text.Draw(t, "description"), Direct: true}
	}
	return m
}
