// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	tfjson "github.com/hashicorp/terraform-json"
)

// providerOf finds the address in what a state has of a provider: provider["ADDRESS"], perhaps with an alias.
var providerOf = regexp.MustCompile(`^provider\["([^"]+)"\].*$`)

// stateFile is what a CLI leaves in terraform.tfstate, version 4 of the format. To read it takes no command.
// A value of dynamic type has its type beside it there; no resource or data source of this provider has one.
type stateFile struct {
	Outputs   map[string]stateOutput `json:"outputs"`
	Resources []stateResource        `json:"resources"`
}

type stateOutput struct {
	Value     json.RawMessage `json:"value"`
	Type      json.RawMessage `json:"type"`
	Sensitive bool            `json:"sensitive"`
}

type stateResource struct {
	Module    string              `json:"module"`
	Mode      tfjson.ResourceMode `json:"mode"`
	Type      string              `json:"type"`
	Name      string              `json:"name"`
	Provider  string              `json:"provider"`
	Instances []stateInstance     `json:"instances"`
}

type stateInstance struct {
	IndexKey   json.RawMessage `json:"index_key"`
	Attributes json.RawMessage `json:"attributes"`
	Deposed    string          `json:"deposed"`
	// Those CLIs store that know identities.
	Identity        json.RawMessage `json:"identity"`
	IdentityVersion json.RawMessage `json:"identity_schema_version"`
}

// readStateFile reads the state in a folder; one without resources where there is none yet.
func readStateFile(dir string) (stateFile, error) {
	var state stateFile
	text, err := os.ReadFile(filepath.Join(dir, "terraform.tfstate"))
	if errors.Is(err, fs.ErrNotExist) {
		return state, nil
	}
	if err != nil {
		return state, err
	}
	return state, json.Unmarshal(text, &state)
}

// managed reports whether there is something to destroy.
func (s stateFile) managed() bool {
	for _, r := range s.Resources {
		if r.Mode == tfjson.ManagedResourceMode {
			return true
		}
	}
	return false
}

// shown is the state as "show -json" has it, without what is sensitive in it.
func (s stateFile) shown() (*tfjson.State, error) {
	resources := []map[string]any{}
	for _, r := range s.Resources {
		if r.Module != "" {
			return nil, fmt.Errorf("%s is in the module %s: only the root module is read", r.Name, r.Module)
		}
		for _, instance := range r.Instances {
			if instance.Deposed == "" {
				resources = append(resources, r.shown(instance))
			}
		}
	}
	text, err := json.Marshal(map[string]any{
		"format_version": "1.0",
		"values":         map[string]any{"outputs": s.Outputs, "root_module": map[string]any{"resources": resources}},
	})
	if err != nil {
		return nil, err
	}
	var state tfjson.State
	state.UseJSONNumber(true)
	return &state, state.UnmarshalJSON(text)
}

func (r stateResource) shown(instance stateInstance) map[string]any {
	address := r.Type + "." + r.Name
	if r.Mode == tfjson.DataResourceMode {
		address = "data." + address
	}
	shown := map[string]any{
		"mode": r.Mode, "type": r.Type, "name": r.Name, "provider_name": providerOf.ReplaceAllString(r.Provider, "$1"),
		"values": instance.Attributes,
	}
	if instance.IndexKey != nil {
		address += "[" + string(instance.IndexKey) + "]"
		shown["index"] = instance.IndexKey
	}
	shown["address"] = address
	if instance.Identity != nil {
		shown["identity"], shown["identity_schema_version"] = instance.Identity, instance.IdentityVersion
	}
	return shown
}
