// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command terraform-provider-auth0 stands in for the official provider in tests of
// moves: a CLI wants the schemas of whatever is in the state. It has nothing else,
// and does nothing.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func main() {
	if err := providerserver.Serve(context.Background(), func() provider.Provider { return standIn{} }, providerserver.ServeOpts{
		Address: "registry.terraform.io/auth0/auth0",
	}); err != nil {
		log.Fatal(err)
	}
}

type standIn struct{}

func (standIn) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "auth0"
}
func (standIn) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse)          {}
func (standIn) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}
func (standIn) DataSources(context.Context) []func() datasource.DataSource                        { return nil }

func (standIn) Resources(context.Context) []func() resource.Resource {
	text, flag := schema.StringAttribute{Optional: true, Computed: true}, schema.BoolAttribute{Optional: true, Computed: true}
	types := []resourceType{
		{"auth0_user", schema.Schema{Attributes: map[string]schema.Attribute{
			"id": text, "user_id": text, "connection_name": text, "username": text, "name": text, "family_name": text, "given_name": text,
			"nickname": text, "password": text, "email": text, "email_verified": flag, "verify_email": flag, "phone_number": text,
			"phone_verified": flag, "user_metadata": text, "app_metadata": text, "blocked": flag, "picture": text, "custom_domain_header": text,
		}}},
		{"auth0_user_roles", schema.Schema{Attributes: map[string]schema.Attribute{
			"id": text, "user_id": text, "roles": schema.SetAttribute{Optional: true, ElementType: types.StringType},
		}}},
		{"auth0_user_role", schema.Schema{Attributes: map[string]schema.Attribute{
			"id": text, "user_id": text, "role_id": text, "role_name": text, "role_description": text,
		}}},
		{"auth0_user_permissions", schema.Schema{
			Attributes: map[string]schema.Attribute{"id": text, "user_id": text},
			Blocks: map[string]schema.Block{"permissions": schema.SetNestedBlock{NestedObject: schema.NestedBlockObject{
				Attributes: map[string]schema.Attribute{
					"name": text, "resource_server_identifier": text, "description": text, "resource_server_name": text,
				},
			}}},
		}},
		{"auth0_user_permission", schema.Schema{Attributes: map[string]schema.Attribute{
			"id": text, "user_id": text, "permission": text, "resource_server_identifier": text, "description": text, "resource_server_name": text,
		}}},
	}
	constructors := make([]func() resource.Resource, len(types))
	for i, t := range types {
		constructors[i] = func() resource.Resource { return t }
	}
	return constructors
}

// resourceType is a schema under a name. To be asked for more is the error that the
// tests are there to find.
type resourceType struct {
	name   string
	schema schema.Schema
}

const asked = "Stand-In Asked to Act"

func (t resourceType) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = t.name
}

func (t resourceType) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = t.schema
}

func (t resourceType) Create(_ context.Context, _ resource.CreateRequest, resp *resource.CreateResponse) {
	resp.Diagnostics.AddError(asked, "create "+t.name)
}

func (t resourceType) Read(_ context.Context, _ resource.ReadRequest, resp *resource.ReadResponse) {
	resp.Diagnostics.AddError(asked, "read "+t.name)
}

func (t resourceType) Update(_ context.Context, _ resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.Diagnostics.AddError(asked, "update "+t.name)
}

func (t resourceType) Delete(_ context.Context, _ resource.DeleteRequest, resp *resource.DeleteResponse) {
	resp.Diagnostics.AddError(asked, "delete "+t.name)
}
