// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// What the calls of one user cost that need no request, in a run that changes nothing.
func BenchmarkUserCalls(b *testing.B) {
	s := serve(&auth0users{version: "test", network: nobody{}})
	schemas, err := s.GetProviderSchema(b.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		b.Fatal(err)
	}
	provider := map[string]tftypes.Value{}
	for _, a := range schemas.Provider.Block.Attributes {
		provider[a.Name] = tftypes.NewValue(a.Type, nil)
	}
	provider["domain"], provider["api_token"] = tftypes.NewValue(tftypes.String, "nobody.example.com"), tftypes.NewValue(tftypes.String, "token")
	settings := wired(b, schemas.Provider, provider)
	if resp, err := s.ConfigureProvider(b.Context(), &tfprotov6.ConfigureProviderRequest{Config: settings}); err != nil || len(resp.Diagnostics) > 0 {
		b.Fatal(err, resp)
	}
	schema := schemas.ResourceSchemas[resources.UserType]
	config, state := map[string]tftypes.Value{}, map[string]tftypes.Value{}
	for _, a := range schema.Block.Attributes {
		config[a.Name], state[a.Name] = tftypes.NewValue(a.ValueType(), nil), tftypes.NewValue(a.ValueType(), nil)
	}
	for name, text := range map[string]string{
		"connection_name": "Username-Password-Authentication", "email": "ada@example.com", "password": "Correct-Horse-1", "user_metadata": `{"theme":"dark"}`,
	} {
		config[name], state[name] = tftypes.NewValue(tftypes.String, text), tftypes.NewValue(tftypes.String, text)
	}
	for _, name := range []string{"email_verified", "blocked"} {
		state[name] = tftypes.NewValue(tftypes.Bool, false)
	}
	written := wired(b, schema, config)
	// Two resources of one person are a mistake that costs time, so there are many people.
	people := make([]*tfprotov6.DynamicValue, 1000)
	for i := range people {
		for _, name := range []string{"id", "user_id", "name", "nickname"} {
			state[name] = tftypes.NewValue(tftypes.String, fmt.Sprintf("auth0|64f0c0ffee64f0c0ffee%04d", i))
		}
		people[i] = wired(b, schema, state)
	}
	planned := 0
	calls := map[string]func() error{
		"validate": func() error {
			_, err := s.ValidateResourceConfig(b.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: resources.UserType, Config: written})
			return err
		},
		"plan": func() error {
			stored := people[planned%len(people)]
			planned++
			_, err := s.PlanResourceChange(b.Context(), &tfprotov6.PlanResourceChangeRequest{
				TypeName: resources.UserType, Config: written, PriorState: stored, ProposedNewState: stored,
			})
			return err
		},
	}
	for name, call := range calls {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := call(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func wired(b *testing.B, s *tfprotov6.Schema, object map[string]tftypes.Value) *tfprotov6.DynamicValue {
	b.Helper()
	v, err := tfprotov6.NewDynamicValue(s.ValueType(), tftypes.NewValue(s.ValueType(), object))
	if err != nil {
		b.Fatal(err)
	}
	return &v
}
