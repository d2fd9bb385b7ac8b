// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// Every list of distinct elements is a set to the CLIs.
func TestServer_sets(t *testing.T) {
	t.Parallel()
	served, err := provider.NewServer("test", nil)().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, construct := range provider.New("test")().Resources(t.Context()) {
		r := construct()
		var name resource.MetadataResponse
		r.Metadata(t.Context(), resource.MetadataRequest{ProviderTypeName: provider.TypeName}, &name)
		var own resource.SchemaResponse
		r.Schema(t.Context(), resource.SchemaRequest{}, &own)
		for _, shown := range served.ResourceSchemas[name.TypeName].Block.Attributes {
			_, distinct := own.Schema.Attributes[shown.Name].GetType().(tfvalue.DistinctType)
			if _, set := shown.Type.(tftypes.Set); distinct && !set {
				t.Errorf("%s: the attribute %s is %s to the CLIs", name.TypeName, shown.Name, shown.Type)
			}
			if distinct {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("no resource has a list of distinct elements")
	}
}
