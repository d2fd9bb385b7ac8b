// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// sets is a server that tells the CLIs of sets where the provider has lists of distinct
// elements: see tfvalue.DistinctType. On the wire the two look the same, so that the
// schema is all that it has to change.
type sets struct{ frameworkServer }

// distinct are these attributes, by resource type.
var distinct = map[string]string{TypeName + "_user_roles": "roles", TypeName + "_user_permissions": "permissions"}

func (s sets) GetProviderSchema(
	ctx context.Context, req *tfprotov6.GetProviderSchemaRequest,
) (*tfprotov6.GetProviderSchemaResponse, error) {
	resp, err := s.frameworkServer.GetProviderSchema(ctx, req)
	if err != nil {
		return nil, err
	}
	for resource, attribute := range distinct {
		if schema := resp.ResourceSchemas[resource]; schema != nil {
			asSet(schema, attribute)
		}
	}
	return resp, nil
}

func asSet(schema *tfprotov6.Schema, attribute string) {
	for _, a := range schema.Block.Attributes {
		if a.Name != attribute {
			continue
		}
		list, ok := a.Type.(tftypes.List)
		if !ok {
			panic(fmt.Sprintf("provider: the attribute %s is no list, but %s", attribute, a.Type))
		}
		a.Type = tftypes.Set{ElementType: list.ElementType}
	}
}
