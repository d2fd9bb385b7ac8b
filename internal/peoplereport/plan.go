// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// plan is what `terraform show -json PLAN` or `tofu show -json PLAN` prints, as far as the report reads it.
type plan struct {
	Version     string           `json:"format_version"`
	Timestamp   string           `json:"timestamp"`
	Errored     bool             `json:"errored"`
	Complete    *bool            `json:"complete"`
	Changes     []resourceChange `json:"resource_changes"`
	Invocations []invocation     `json:"action_invocations"`
	Prior       struct {
		Values struct {
			Root stateModule `json:"root_module"`
		} `json:"values"`
	} `json:"prior_state"`
	Configuration struct {
		Root configModule `json:"root_module"`
	} `json:"configuration"`
}

type resourceChange struct {
	Address  string `json:"address"`
	Module   string `json:"module_address"`
	Mode     string `json:"mode"`
	Type     string `json:"type"`
	Name     string `json:"name"`
	Index    any    `json:"index"`
	Deposed  string `json:"deposed"`
	Previous string `json:"previous_address"`
	Change   change `json:"change"`
}

type change struct {
	Actions         []string        `json:"actions"`
	Before          json.RawMessage `json:"before"`
	After           json.RawMessage `json:"after"`
	AfterUnknown    json.RawMessage `json:"after_unknown"`
	BeforeSensitive json.RawMessage `json:"before_sensitive"`
	AfterSensitive  json.RawMessage `json:"after_sensitive"`
	Importing       *struct{}       `json:"importing"`
}

// invocation is an action that the plan invokes (Terraform 1.14 and later).
type invocation struct {
	Address   string          `json:"address"`
	Type      string          `json:"type"`
	Values    json.RawMessage `json:"config_values"`
	Sensitive json.RawMessage `json:"config_sensitive"`
	Unknown   json.RawMessage `json:"config_unknown"`
	Trigger   *struct {
		Address string `json:"triggering_resource_address"`
	} `json:"lifecycle_action_trigger"`
}

type stateModule struct {
	Resources []struct {
		Values    json.RawMessage `json:"values"`
		Sensitive json.RawMessage `json:"sensitive_values"`
	} `json:"resources"`
	Children []stateModule `json:"child_modules"`
}

type configModule struct {
	Resources []struct {
		Address     string                     `json:"address"`
		Expressions map[string]json.RawMessage `json:"expressions"`
	} `json:"resources"`
	Calls map[string]struct {
		Module configModule `json:"module"`
	} `json:"module_calls"`
}

const (
	howTo    = "make a saved plan (terraform plan -out=tfplan) and give the report what terraform show -json tfplan prints"
	zipStart = "PK\x03\x04"
)

// readPlan decodes a plan, and says of what is none what it is instead.
func readPlan(text []byte) (*plan, error) {
	if bytes.HasPrefix(text, []byte(zipStart)) {
		return nil, errors.New("this is a saved plan itself, not JSON: give the report what terraform show -json FILE prints")
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New("the plan is empty: " + howTo)
	}
	var keys map[string]json.RawMessage
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&keys); err != nil {
		return nil, errors.New("this is no JSON object: " + howTo)
	}
	switch {
	case keys["@level"] != nil:
		return nil, errors.New("this is the output of terraform plan -json, not a plan: " + howTo)
	case keys["lineage"] != nil, keys["resource_changes"] == nil && keys["values"] != nil:
		return nil, errors.New("this is a state, not a plan: " + howTo)
	case keys["format_version"] == nil || keys["planned_values"] == nil && keys["resource_changes"] == nil:
		return nil, errors.New("this is not the JSON of a plan: " + howTo)
	}
	p := new(plan)
	if err := json.Unmarshal(text, p); err != nil {
		return nil, errors.New("this plan cannot be read: " + wrongType(err))
	}
	if !strings.HasPrefix(p.Version, "1.") {
		return nil, fmt.Errorf("this plan has the format %s, and the report knows 1.x: use a newer version of the report", p.Version)
	}
	return p, nil
}

// wrongType names the place that is wrong, and nothing that stands there.
func wrongType(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return "wrong kind of value in " + wrong.Field
	}
	return "the JSON is damaged or cut off"
}

func hashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// did reports whether an action is among those of the change.
func (c change) did(action string) bool {
	for _, a := range c.Actions {
		if a == action {
			return true
		}
	}
	return false
}

// changes reports whether anything happens to the object.
func (c change) changes() bool { return !c.did("no-op") && !c.did("read") }
