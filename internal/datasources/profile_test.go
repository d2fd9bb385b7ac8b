// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/clienttest"
)

// full is a user with every attribute that the client reads.
func full() *client.User {
	u := &client.User{}
	for i := range reflect.TypeFor[client.User]().NumField() {
		clienttest.Fill(reflect.ValueOf(u).Elem().Field(i))
	}
	return u
}

// Whatever the client reads of a user, a profile shows, the schema describes, and fields may name.
func TestProfile_complete(t *testing.T) {
	t.Parallel()
	shown := reflect.ValueOf(profileFromAPI(full()))
	var names []string
	for i := range shown.NumField() {
		name := shown.Type().Field(i).Tag.Get("tfsdk")
		names = append(names, name)
		if value, ok := shown.Field(i).Interface().(interface{ IsNull() bool }); !ok || value.IsNull() {
			t.Errorf("profileFromAPI leaves %s out", name)
		}
	}
	for i := range reflect.TypeFor[client.User]().NumField() {
		if name := reflect.TypeFor[client.User]().Field(i).Name; !shown.FieldByName(name).IsValid() {
			t.Errorf("profileModel has no %s", name)
		}
	}
	schema := append(slices.Collect(maps.Keys(profileAttributes())), "id", "email")
	if diff := cmp.Diff(slices.Sorted(slices.Values(names)), slices.Sorted(slices.Values(schema))); diff != "" {
		t.Errorf("profileAttributes (-model +schema):\n%s", diff)
	}
	selectable := strings.Split(strings.NewReplacer(",user_id,", ",id,").Replace(","+strings.Join(profileFields, ",")+",profile_bytes"), ",")[1:]
	if diff := cmp.Diff(slices.Sorted(slices.Values(names)), slices.Sorted(slices.Values(selectable))); diff != "" {
		t.Errorf("profileFields (-model +fields):\n%s", diff)
	}
}

// Every attribute that is read only because a query is about it is taken off again, alone.
func TestProfile_clearing(t *testing.T) {
	t.Parallel()
	for name := range searched {
		if name == "user_id" { // It is shown in any case.
			continue
		}
		u := full()
		if clearing[name] == nil {
			t.Errorf("clearing in user_marks.go does not take off %s", name)
			continue
		}
		clearing[name](u)
		with, without := reflect.ValueOf(profileFromAPI(full())), reflect.ValueOf(profileFromAPI(u))
		for i := range with.NumField() {
			attribute := with.Type().Field(i).Tag.Get("tfsdk")
			same := reflect.DeepEqual(with.Field(i).Interface(), without.Field(i).Interface())
			if attribute != "profile_bytes" && same == (attribute == name) {
				t.Errorf("clearing %s leaves %s: %t", name, attribute, same)
			}
		}
	}
}
