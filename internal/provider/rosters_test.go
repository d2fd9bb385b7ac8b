// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// A stored roster of the current version is handed back as it came; what the schema does not know is dropped, and
// another version refused.
func TestRosters_upgrade(t *testing.T) {
	t.Parallel()
	server := NewServer("test", nil)()
	const known = `{"connection_name":"email","ids":{"a":"email|1"},"user":{"a":{"email":"a@example.com"}}}`
	for name, c := range map[string]struct {
		stored  string
		version int64
		as      string // "JSON", "MsgPack" or an error.
	}{
		"current":                        {known, 0, "JSON"},
		"with what the schema lacks":     {strings.Replace(known, `"email":"a@`, `"shoe":"43","email":"a@`, 1), 0, "MsgPack"},
		"with what the roster's lacks":   {strings.Replace(known, `"ids"`, `"shoe":1,"ids"`, 1), 0, "MsgPack"},
		"of a later version":             {known, 1, "Roster of Another Version"},
		"with something else for people": {strings.Replace(known, `{"a":{"email":"a@example.com"}}`, `[1]`, 1), 0, "Roster of Another Version"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resp, err := server.UpgradeResourceState(t.Context(), &tfprotov6.UpgradeResourceStateRequest{
				TypeName: resources.RosterType, Version: c.version, RawState: &tfprotov6.RawState{JSON: []byte(c.stored)},
			})
			if err != nil {
				t.Fatal(err)
			}
			got := "nothing"
			switch {
			case len(resp.Diagnostics) > 0:
				got = resp.Diagnostics[0].Summary
			case resp.UpgradedState != nil && string(resp.UpgradedState.JSON) == c.stored:
				got = "JSON"
			case resp.UpgradedState != nil && len(resp.UpgradedState.MsgPack) > 0:
				got = "MsgPack"
			}
			if got != c.as {
				t.Errorf("got %s, want %s", got, c.as)
			}
		})
	}
}

// Every call about a roster is answered by it, also what few CLIs make.
func TestRosters_calls(t *testing.T) {
	t.Parallel()
	server := NewServer("test", nil)()
	metadata, err := server.GetMetadata(t.Context(), &tfprotov6.GetMetadataRequest{})
	if err != nil {
		t.Fatal(err)
	}
	served := 0
	for _, r := range metadata.Resources {
		if r.TypeName == resources.RosterType {
			served++
		}
	}
	if served != 1 {
		t.Errorf("the roster is served %d times", served)
	}
	moved, err := server.MoveResourceState(t.Context(), &tfprotov6.MoveResourceStateRequest{TargetTypeName: resources.RosterType, SourceTypeName: resources.UserType})
	if err != nil || len(moved.Diagnostics) != 1 || !strings.Contains(moved.Diagnostics[0].Detail, "on_conflict") {
		t.Errorf("moving: %v, %v", moved, err)
	}
	typ := resources.RosterSchema().ValueType()
	state := &tfprotov6.DynamicValue{JSON: []byte(`{"connection_name":"email","custom_domain_header":null,"ids":{"a":"email|1"},"max_deletions":null,"metadata_ownership":null,
		"on_conflict":null,"on_destroy":null,"passwords_wo":null,"passwords_wo_version":null,"user":{"a":{"app_metadata":null,"blocked":false,"email":"a@example.com",
		"email_verified":false,"family_name":null,"given_name":null,"name":"A","nickname":"a","phone_number":null,"phone_verified":null,"picture":null,"user_id":null,
		"user_metadata":null,"username":null,"verify_email":null}}}`)}
	generated, err := server.GenerateResourceConfig(t.Context(), &tfprotov6.GenerateResourceConfigRequest{TypeName: resources.RosterType, State: state})
	if err != nil {
		t.Fatal(err)
	}
	config, err := generated.Config.Unmarshal(typ)
	if err != nil {
		t.Fatal(err)
	}
	if text := config.String(); strings.Contains(text, "email|1") || !strings.Contains(text, "a@example.com") {
		t.Errorf("generated: %s", text)
	}
}
