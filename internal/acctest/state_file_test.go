// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	tfjson "github.com/hashicorp/terraform-json"
)

// What is read from the file is what the CLI shows.
func TestAccStateFile(t *testing.T) {
	t.Parallel()
	w := New(t)
	d := w.NewWorkdir(`resource "auth0users_user" "one" {
  connection_name = "Username-Password-Authentication"
  email           = "state@example.com"
  password        = "Correct-Horse-1"
  app_metadata    = jsonencode({ large = 9007199254740993, none = null })
}

resource "terraform_data" "counted" {
  count = 2
}

resource "terraform_data" "keyed" {
  for_each = toset(["a \"b\""])
}

data "auth0users_users_by_email" "found" {
  email = "state@example.com"
}

output "secret" {
  value     = auth0users_user.one.id
  sensitive = true
}
`)
	empty, err := readStateFile(d.Dir)
	if err != nil || empty.managed() {
		t.Fatalf("before the first apply: %v, %v", empty, err)
	}
	d.Apply()
	read, err := d.state()
	if err != nil {
		t.Fatal(err)
	}
	shown := shownState(t, d)
	if diff := cmp.Diff(shown.Values, read.Values, cmpopts.IgnoreFields(tfjson.StateResource{}, "SchemaVersion", "SensitiveValues", "DependsOn"),
		cmpopts.IgnoreFields(tfjson.StateOutput{}, "Type"), cmpopts.SortSlices(func(a, b *tfjson.StateResource) bool { return a.Address < b.Address })); diff != "" {
		t.Errorf("-shown +read:\n%s", diff)
	}
	left, err := readStateFile(d.Dir)
	if err != nil || !left.managed() {
		t.Errorf("after the apply: %v, %v", left, err)
	}
	d.Destroy()
	if left, err = readStateFile(d.Dir); err != nil || left.managed() {
		t.Errorf("after the destroy: %v, %v", left, err)
	}
}

func shownState(t *testing.T, d *Workdir) *tfjson.State {
	t.Helper()
	var state tfjson.State
	state.UseJSONNumber(true)
	if err := d.decode(&state, "show", "-json"); err != nil {
		t.Fatal(err)
	}
	return &state
}

func TestStateFileOfAModule(t *testing.T) {
	t.Parallel()
	var state stateFile
	const text = `{"resources": [{"module": "module.team", "mode": "data", "type": "t", "name": "n", "instances": [{}]}]}`
	if err := json.Unmarshal([]byte(text), &state); err != nil {
		t.Fatal(err)
	}
	if state.managed() {
		t.Error("a data source is nothing to destroy")
	}
	if _, err := state.shown(); err == nil || !strings.Contains(err.Error(), "module.team") {
		t.Errorf("a module is not read as if it were the root: %v", err)
	}
}
