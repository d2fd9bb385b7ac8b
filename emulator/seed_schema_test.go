// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// properties are the schemas of the members of an object schema.
func properties(schema object) object {
	if items, ok := schema["items"].(object); ok {
		schema = items
	}
	found, _ := schema["properties"].(object)
	return found
}

// sameKeys holds a schema against the Go type that a seed is read into.
func sameKeys(t *testing.T, path string, typ reflect.Type, schema object) {
	t.Helper()
	for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct {
		return
	}
	var keys []string
	for i := range typ.NumField() {
		if !typ.Field(i).IsExported() {
			continue
		}
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ",")
		keys = append(keys, name)
		inner, _ := properties(schema)[name].(object)
		sameKeys(t, path+"."+name, typ.Field(i).Type, inner)
	}
	slices.Sort(keys)
	if diff := cmp.Diff(keys, slices.Sorted(maps.Keys(properties(schema)))); diff != "" {
		t.Errorf("%s (-code +schema):\n%s", path, diff)
	}
}

// TestSeedSchemaKeys: the schema knows what the code reads, and nothing else.
func TestSeedSchemaKeys(t *testing.T) {
	t.Parallel()
	var schema object
	if err := json.Unmarshal(emulator.SeedSchema(), &schema); err != nil {
		t.Fatal(err)
	}
	sameKeys(t, "seed", reflect.TypeFor[emulator.Seed](), schema)
}

// validator is the schema, ready to judge.
func validator(t *testing.T) *openapi3.Schema {
	t.Helper()
	var doc object
	if err := json.Unmarshal(emulator.SeedSchema(), &doc); err != nil {
		t.Fatal(err)
	}
	delete(doc, "$schema")
	delete(doc, "$id")
	var schema openapi3.Schema
	if err := json.Unmarshal(mustJSON(t, doc), &schema); err != nil {
		t.Fatal(err)
	}
	return &schema
}

// judge says whether the schema takes a seed.
func judge(t *testing.T, schema *openapi3.Schema, seed string) error {
	t.Helper()
	var doc any
	if err := yaml.Unmarshal([]byte(seed), &doc); err != nil {
		t.Fatal(err)
	}
	var plain any // dates become texts, as the emulator reads them
	if err := json.Unmarshal(mustJSON(t, doc), &plain); err != nil {
		t.Fatal(err)
	}
	return schema.VisitJSON(plain)
}

// TestSeedSchemaJudges: what the emulator takes the schema takes, and the other way round.
func TestSeedSchemaJudges(t *testing.T) {
	t.Parallel()
	schema := validator(t)
	for _, seed := range []string{belongingsSeed, "users: [{user_id: auth0|1, connection: " + database + ", email: a@example.com, favourite: tea}]", "{}", seedOfThePage(t)} {
		if err := judge(t, schema, seed); err != nil {
			t.Errorf("the schema refuses %.60q: %v", seed, err)
		}
		if _, err := emulator.New(emulator.Options{Seed: mustSeed(t, seed)}); err != nil {
			t.Errorf("the emulator refuses %.60q: %v", seed, err)
		}
	}
	for _, seed := range []string{
		"users: {}", "people: []", "clients: [{secret: s}]", "connections: [{name: x}]", "roles: [{description: x}]", "roles: [{name: x, permissions: [{permission_name: x}]}]",
		"organizations: [{}]", "groups: [{name: x, id: grp_x}]", "clients: [{id: c, secret: s, token_lifetime_seconds: 2592001}]",
		"tenant: {no_mail: maybe}", "users: [{connection: " + database + ", sessions: {}}]",
		"users: [{connection: " + database + ", authentication_methods: [{type: fax}]}]",
	} {
		if judge(t, schema, seed) == nil {
			t.Errorf("the schema takes %s", seed)
		}
		parsed, err := emulator.ParseSeed(strings.NewReader(seed))
		if err == nil {
			_, err = emulator.New(emulator.Options{Seed: parsed})
		}
		if err == nil {
			t.Errorf("the emulator takes %s", seed)
		}
	}
}

// seedOfThePage is the example of the guide.
func seedOfThePage(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../templates/guides/emulator-seeds.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindStringSubmatch(string(page))
	if found == nil {
		t.Fatal("no example")
	}
	return found[1]
}

// TestSeedPage: the page names every key of the schema, and every endpoint of the
// emulator's own, with bodies that it takes.
func TestSeedPage(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../templates/guides/emulator-seeds.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	var schema object
	if err := json.Unmarshal(emulator.SeedSchema(), &schema); err != nil {
		t.Fatal(err)
	}
	for part, inner := range properties(schema) {
		members, _ := inner.(object)
		for _, key := range append(slices.Collect(maps.Keys(properties(members))), part) {
			if !strings.Contains(string(page), "`"+key+"`") {
				t.Errorf("the page does not name %s of %s", key, part)
			}
		}
	}
	n := newTenant(t, emulator.Options{})
	n.newUser(object{"user_id": "64f0", "email": "ada@example.com"})
	calls := regexp.MustCompile("(?m)^\\| `(GET|POST|DELETE) /_emulator/([a-z-]+)` \\| (?:`([^`]*)`|[^`|]*) \\|").FindAllStringSubmatch(string(page), -1)
	for _, call := range calls {
		if got := n.control(call[1], call[2], strings.ReplaceAll(call[3], `\|`, "|")); got.status >= 300 {
			t.Errorf("%s: %d %s", call[0], got.status, got.raw)
		}
	}
	if len(calls) < 12 {
		t.Errorf("%d endpoints", len(calls))
	}
}
