// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// row is a row of any of the three tables, as far as a test can treat them alike.
type row struct {
	name   string
	cell   func(*userModel) any   // A pointer to the model's field, or to what it embeds.
	set    func(*userModel)       // Writes a value into it.
	answer any                    // The same value in an answer of the API.
	read   func(*client.User) any // That value, as the table reads it.
	create func(*client.CreateUserRequest)
	update func(*client.UpdateUserRequest)
}

func rows() []row {
	var all []row
	for _, t := range userTexts {
		all = append(all, row{
			name: t.name, answer: "ada@example.com",
			cell:   func(m *userModel) any { return t.of(m) },
			set:    func(m *userModel) { *t.of(m) = types.StringValue("ada@example.com") },
			read:   func(u *client.User) any { return valueOf(t.read(u)) },
			create: func(r *client.CreateUserRequest) { *t.create(r) = new(string) },
			update: func(r *client.UpdateUserRequest) { *t.update(r) = client.Set("") },
		})
	}
	for _, f := range userFlags {
		all = append(all, row{
			name: f.name, answer: true,
			cell:   func(m *userModel) any { return f.of(m) },
			set:    func(m *userModel) { *f.of(m) = types.BoolValue(true) },
			read:   func(u *client.User) any { return valueOf(f.read(u)) },
			create: func(r *client.CreateUserRequest) { *f.create(r) = new(bool) },
			update: func(r *client.UpdateUserRequest) { *f.update(r) = client.Set(true) },
		})
	}
	for _, a := range userMetadata {
		all = append(all, row{
			name: a.name, answer: json.RawMessage(`{"a":1}`),
			cell: func(m *userModel) any { return a.of(m) },
			set: func(m *userModel) {
				*a.of(m) = tfvalue.NewMetadata(map[string]json.RawMessage{"a": json.RawMessage("1")})
			},
			read:   func(u *client.User) any { return a.read(u) },
			create: func(r *client.CreateUserRequest) { *a.create(r) = json.RawMessage(`{}`) },
			update: func(r *client.UpdateUserRequest) { *a.update(r) = client.Set(json.RawMessage(`{}`)) },
		})
	}
	return all
}

// valueOf is what a pointer leads to; nil for none.
func valueOf[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// Every row speaks of one and the same thing: the attribute, the model's field, the property of the
// API in answers and in both requests.
func TestUserAttributes_rows(t *testing.T) {
	t.Parallel()
	for _, r := range rows() {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			var m userModel
			if got := reflect.ValueOf(r.cell(&m)).Pointer(); got != fieldWithTag(t, &m, r.name) {
				t.Error("the cell is another field of the model")
			}
			body, err := json.Marshal(map[string]any{"user_id": "auth0|a", r.name: r.answer})
			if err != nil {
				t.Fatal(err)
			}
			var u client.User
			if err := json.Unmarshal(body, &u); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(r.answer, r.read(&u)); diff != "" {
				t.Errorf("the property is read wrongly (-sent +read):\n%s", diff)
			}
			var create client.CreateUserRequest
			r.create(&create)
			if got := properties(t, create); !slices.Equal(got, slices.Sorted(slices.Values([]string{"connection", r.name}))) {
				t.Errorf("creating sends %v", got)
			}
			var update client.UpdateUserRequest
			r.update(&update)
			if got := properties(t, update); !slices.Equal(got, []string{r.name}) {
				t.Errorf("updating sends %v", got)
			}
			written := userModel{}
			r.set(&written)
			if sameState(userModel{}, written) {
				t.Error("a read that finds another value seems to change nothing")
			}
		})
	}
}

// Whatever the schema, the model and the requests have is in a table, or is one of those with rules
// of their own.
func TestUserAttributes_complete(t *testing.T) {
	t.Parallel()
	var inTables []string
	for _, r := range rows() {
		inTables = append(inTables, r.name)
	}
	own := slices.Sorted(maps.Keys(userOwnAttributes()))
	all := slices.Sorted(slices.Values(append(slices.Clone(inTables), own...)))

	var s resource.SchemaResponse
	(&userResource{}).Schema(t.Context(), resource.SchemaRequest{}, &s)
	if diff := cmp.Diff(all, slices.Sorted(maps.Keys(s.Schema.Attributes))); diff != "" {
		t.Errorf("schema (-tables +schema):\n%s", diff)
	}
	if diff := cmp.Diff(all, slices.Sorted(slices.Values(names(reflect.TypeFor[userModel](), "tfsdk")))); diff != "" {
		t.Errorf("model (-tables +model):\n%s", diff)
	}
	for request, special := range map[reflect.Type][]string{
		reflect.TypeFor[client.CreateUserRequest](): {"connection", "user_id", "password", "verify_email"},
		reflect.TypeFor[client.UpdateUserRequest](): {"connection", "client_id", "password", "verify_email", "verify_phone_number"},
	} {
		want := slices.Sorted(slices.Values(append(slices.Clone(inTables), special...)))
		if diff := cmp.Diff(want, slices.Sorted(slices.Values(names(request, "json")))); diff != "" {
			t.Errorf("%s (-tables +request):\n%s", request.Name(), diff)
		}
	}
}

// What an import brings is left alone until the configuration declares it, attribute by attribute.
func TestUserAttributes_broughtIn(t *testing.T) {
	t.Parallel()
	for _, r := range rows() {
		if !everything[r.name] {
			continue
		}
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			var written userModel
			r.set(&written)
			left := everything.after(written, written)
			want := maps.Clone(everything)
			delete(want, r.name)
			if diff := cmp.Diff(want, left); diff != "" {
				t.Errorf("after it was declared (-want +got):\n%s", diff)
			}
			state, plan := written, userModel{}
			planUnwritten(userModel{}, state, &plan, everything)
			planMetadata(userModel{}, state, &plan, everything)
			if got, is := reflect.ValueOf(r.cell(&plan)).Elem().Interface(), reflect.ValueOf(r.cell(&state)).Elem().Interface(); !equal(got, is) {
				t.Errorf("not written, it is planned as %v, and is %v", got, is)
			}
			planUnwritten(userModel{}, state, &plan, left)
			planMetadata(userModel{}, state, &plan, left)
			if got, ok := reflect.ValueOf(r.cell(&plan)).Elem().Interface().(attr.Value); !ok || !got.IsNull() {
				t.Errorf("declared once and removed, it is planned as %v", got)
			}
		})
	}
}

func equal(a, b any) bool {
	x, isValue := a.(attr.Value)
	y, isOther := b.(attr.Value)
	return isValue && isOther && x.Equal(y)
}

// fieldWithTag is the address of the model's field of that name.
func fieldWithTag(t *testing.T, m *userModel, name string) uintptr {
	t.Helper()
	v := reflect.ValueOf(m).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("tfsdk") == name {
			return v.Field(i).Addr().Pointer()
		}
	}
	t.Fatalf("the model has no field %q", name)
	return 0
}

// properties are the names that a request sends.
func properties(t *testing.T, request any) []string {
	t.Helper()
	raw, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	var body map[string]json.RawMessage
	if err := json.Unmarshal(raw, &body); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(body))
}

func names(structure reflect.Type, tag string) []string {
	var all []string
	for i := range structure.NumField() {
		name, _, _ := strings.Cut(structure.Field(i).Tag.Get(tag), ",")
		all = append(all, name)
	}
	return all
}

// An official state is read attribute by attribute as well, and its error names the attribute.
func TestUserAttributes_moved(t *testing.T) {
	t.Parallel()
	for _, r := range rows() {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			answer := r.answer
			if raw, isMetadata := answer.(json.RawMessage); isMetadata {
				answer = string(raw)
			}
			body, err := json.Marshal(map[string]any{"id": "auth0|a", r.name: answer})
			if err != nil {
				t.Fatal(err)
			}
			var source officialUser
			if err := json.Unmarshal(body, &source); err != nil {
				t.Fatal(err)
			}
			got, want := source.state("auth0|a"), userModel{}
			r.set(&want)
			if !equal(reflect.ValueOf(r.cell(&got)).Elem().Interface(), reflect.ValueOf(r.cell(&want)).Elem().Interface()) {
				t.Errorf("moved as %v", reflect.ValueOf(r.cell(&got)).Elem().Interface())
			}
			err = json.Unmarshal([]byte(`{"id":"auth0|a","`+r.name+`":[1]}`), &source)
			if err == nil || misshapen(err) != "its attribute "+r.name+" is of an unexpected type" {
				t.Errorf("of another type: %v", err)
			}
		})
	}
}

// The identifiers of the table are the kinds that the ledger of people knows.
func TestUserAttributes_identifiers(t *testing.T) {
	t.Parallel()
	var got []string
	for _, r := range userTexts {
		if r.identifier {
			got = append(got, r.name)
		}
	}
	if diff := cmp.Diff([]string{people.Email, people.Username, people.PhoneNumber}, got); diff != "" {
		t.Error(diff)
	}
}
