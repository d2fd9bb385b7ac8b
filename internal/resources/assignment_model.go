// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// assignmentModel is a plan or a state. No struct has its attributes as fields,
// because each of the four resources calls them otherwise.
type assignmentModel struct {
	// key are the values that make the ID, the full ID of the user first; nil while one
	// of them is not known yet.
	key []string
	// items are what the resource assigns.
	items []assignment.Item
	// late is the one item, known while the user is not: then key and items are nil.
	late []assignment.Item
	// about is what the API says about the one item; nil while it said nothing.
	about *assignment.Listed
	// unsure says that not all items are known.
	unsure bool
	// imported says that nothing but the key is known.
	imported bool
}

func (m assignmentModel) id() string { return strings.Join(m.key, importid.Separator) }

func (m assignmentModel) userID() string { return m.key[0] }

// sameAs reports whether there are both, of the same user and the same item.
func (m *assignmentModel) sameAs(other *assignmentModel) bool {
	return m != nil && other != nil && slices.Equal(m.key, other.key)
}

// is reports whether a listed item is the one that the resource assigns, and the user has it directly.
func (m assignmentModel) is(listed assignment.Listed) bool {
	return listed.Direct && listed.Item == m.items[0]
}

// single is the assignment of the item that the key names.
func single(key []string) assignmentModel {
	item := assignment.Item{ID: key[len(key)-1]}
	if len(key) == 3 {
		item.API = key[1]
	}
	return assignmentModel{key: key, items: []assignment.Item{item}, imported: true}
}

// key are the attributes that make the ID, which are those of the identity as well.
func (r *assignmentResource) key() []string {
	if r.whole {
		return []string{"user_id"}
	}
	return r.kind.key
}

// textsAt are the texts of these names; nil while one of them is not known.
func textsAt(values map[string]attr.Value, names []string) []string {
	var texts []string
	for _, name := range names {
		value := stringAt(values, name)
		if value.IsUnknown() {
			return nil
		}
		texts = append(texts, value.ValueString())
	}
	return texts
}

// getter is a plan or a state.
type getter interface {
	Get(ctx context.Context, target any) diag.Diagnostics
}

// get reads a plan or a state.
func (r *assignmentResource) get(ctx context.Context, from getter) (assignmentModel, diag.Diagnostics) {
	var o types.Object
	diags := from.Get(ctx, &o)
	if r.whole {
		return r.wholeOf(o.Attributes()), diags
	}
	return r.oneOf(o.Attributes()), diags
}

func (r *assignmentResource) wholeOf(values map[string]attr.Value) assignmentModel {
	m := assignmentModel{key: textsAt(values, r.key()), imported: stringAt(values, "user_id").IsNull()}
	if m.imported {
		m.key = []string{stringAt(values, "id").ValueString()}
	}
	if set, ok := values[r.kind.nouns()].(tfvalue.Distinct); ok {
		m.unsure = set.IsUnknown()
		for _, element := range set.Elements() {
			m.items = append(m.items, r.kind.item(element))
			m.unsure = m.unsure || isLate(element)
		}
	}
	return m
}

// isLate reports whether the element, or a part of it, is only known after apply.
func isLate(element attr.Value) bool {
	if o, ok := element.(types.Object); ok {
		for _, part := range o.Attributes() {
			if part.IsUnknown() {
				return true
			}
		}
	}
	return element.IsUnknown()
}

func (r *assignmentResource) oneOf(values map[string]attr.Value) assignmentModel {
	key, item := textsAt(values, r.kind.key), textsAt(values, r.kind.key[1:])
	switch {
	case item == nil:
		return assignmentModel{}
	case key == nil:
		return assignmentModel{late: single(append([]string{""}, item...)).items}
	}
	m := single(key)
	if name := stringAt(values, r.kind.name); !name.IsNull() {
		m.imported = false
		m.about = &assignment.Listed{
			Item: m.items[0], Name: name.ValueString(), Description: stringAt(values, "description").ValueString(), Direct: true,
		}
	}
	return m
}

func (r *assignmentResource) stateOf(ctx context.Context, m assignmentModel) types.Object {
	values := r.keyValues(m)
	values["id"] = types.StringValue(m.id())
	switch {
	case r.whole:
		elements := make([]attr.Value, len(m.items))
		for i, item := range m.items {
			elements[i] = r.kind.value(item)
		}
		values[r.kind.nouns()] = tfvalue.NewDistinct(r.kind.element, elements)
	case m.about == nil:
		values[r.kind.name], values["description"] = types.StringNull(), types.StringNull()
	default:
		values[r.kind.name], values["description"] = types.StringValue(m.about.Name), types.StringValue(m.about.Description)
	}
	return object(ctx, values)
}

func (r *assignmentResource) identityOf(ctx context.Context, m assignmentModel) types.Object {
	return object(ctx, r.keyValues(m))
}

func (r *assignmentResource) keyValues(m assignmentModel) map[string]attr.Value {
	values := map[string]attr.Value{}
	for i, name := range r.key() {
		values[name] = types.StringValue(m.key[i])
	}
	return values
}

// object is an object of these attributes.
func object(ctx context.Context, values map[string]attr.Value) types.Object {
	kinds := make(map[string]attr.Type, len(values))
	for name, value := range values {
		kinds[name] = value.Type(ctx)
	}
	return types.ObjectValueMust(kinds, values)
}

// stringAt is a text among the attributes; null when it is none.
func stringAt(values map[string]attr.Value, name string) types.String {
	text, ok := values[name].(types.String)
	if !ok {
		return types.StringNull()
	}
	return text
}
