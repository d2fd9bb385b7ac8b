// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/google/go-cmp/cmp"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
)

// imported is a step that imports what the configuration has, its own or the last one, into an empty
// state, and compares the two: what the test framework's ImportState and ImportStateVerify mean.
func (d *Workdir) imported(s resource.TestStep) error {
	fresh := &Workdir{t: d.t, Dir: d.t.TempDir(), CLI: d.CLI, env: d.env}
	if s.Config != "" {
		fresh.Write(s.Config)
	} else if err := fresh.copyFrom(d); err != nil {
		return err
	}
	before, err := d.attributesOf(s.ResourceName)
	if err != nil && s.ImportStateVerify {
		return err
	}
	id := s.ImportStateId
	if id == "" {
		id, _ = before["id"].(string)
	}
	if _, err := fresh.Try("import", "-input=false", "-no-color", s.ResourceName, id); err != nil || !s.ImportStateVerify {
		return err
	}
	after, err := fresh.attributesOf(s.ResourceName)
	if err != nil {
		return err
	}
	for _, name := range s.ImportStateVerifyIgnore {
		delete(before, name)
		delete(after, name)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		return fmt.Errorf("%s, imported (-managed +imported):\n%s", s.ResourceName, diff)
	}
	return nil
}

func (d *Workdir) copyFrom(other *Workdir) error {
	config, err := os.ReadFile(filepath.Join(other.Dir, "main.tf"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(d.Dir, "main.tf"), config, 0o600)
}

// attributesOf reads a resource of the root module in the state.
func (d *Workdir) attributesOf(address string) (map[string]any, error) {
	state, err := d.state()
	if err != nil {
		return nil, err
	}
	if state.Values != nil {
		resources := state.Values.RootModule.Resources
		if i := slices.IndexFunc(resources, func(r *tfjson.StateResource) bool { return r.Address == address }); i >= 0 {
			return resources[i].AttributeValues, nil
		}
	}
	return nil, fmt.Errorf("%s is not in the state", address)
}
