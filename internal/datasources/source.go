// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// source is a data source: what it is called, what its attributes are, and how they are read. M is
// its model.
type source[M any] struct {
	name        string // Of the type, without the provider's part: "users".
	purpose     string // Completes "Unable to" where there is no client yet: "list users".
	description string
	deprecation string // What to use instead; "" for what is not deprecated.
	attributes  map[string]schema.Attribute
	// read fills the model, in which the arguments are. After an error the state is left alone.
	read func(ctx context.Context, c *client.Client, model *M) diag.Diagnostics

	data *run.Data
}

var _ datasource.DataSourceWithConfigure = (*source[struct{}])(nil)

func (s *source[M]) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + s.name
}

func (s *source[M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{MarkdownDescription: s.description, DeprecationMessage: s.deprecation, Attributes: s.attributes}
}

func (s *source[M]) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	s.data = data
}

func (s *source[M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var model M
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	resp.Diagnostics.Append(s.data.RequireClient(s.purpose)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(s.read(ctx, s.data.Client, &model)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, model)...)
}
