// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// Attributes are the values of a configuration or a state; what is left out is null.
type Attributes = map[string]tftypes.Value

// Unconfigured starts a provider without a configuration.
func Unconfigured(t testing.TB) *Protocol {
	t.Helper()
	return speak(t, provider.NewServer("test", nil)())
}

func speak(t testing.TB, server tfprotov6.ProviderServer) *Protocol {
	t.Helper()
	p := &Protocol{t: t, Server: server}
	var err error
	if p.Schemas, err = p.Server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{}); err != nil {
		t.Fatal(err)
	}
	p.NoError(p.Schemas.Diagnostics)
	if p.Identities, err = p.Server.GetResourceIdentitySchemas(t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{}); err != nil {
		t.Fatal(err)
	}
	p.NoError(p.Identities.Diagnostics)
	return p
}

// Configure validates and applies a provider block. It returns the diagnostics of
// the first of the two that has any.
func (p *Protocol) Configure(block Attributes) []*tfprotov6.Diagnostic {
	p.t.Helper()
	return p.configure(p.t.Context(), block, nil)
}

func (p *Protocol) configure(
	ctx context.Context, block Attributes, of *tfprotov6.ConfigureProviderClientCapabilities,
) []*tfprotov6.Diagnostic {
	p.t.Helper()
	config := p.Object(p.Schemas.Provider, block)
	validated, err := p.Server.ValidateProviderConfig(ctx, &tfprotov6.ValidateProviderConfigRequest{Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	if len(validated.Diagnostics) > 0 {
		return validated.Diagnostics
	}
	done, err := p.Server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{
		Config: config, TerraformVersion: "1.11.4", ClientCapabilities: of,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return done.Diagnostics
}

// ReadData validates and reads a data source. It returns the diagnostics of both, and
// does not read after an error; the state is nil when they hold one.
func (p *Protocol) ReadData(typeName string, set Attributes) (Attributes, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	schema := p.Schemas.DataSourceSchemas[typeName]
	if schema == nil {
		p.t.Fatalf("no data source %s", typeName)
	}
	config := p.Object(schema, set)
	validated, err := p.Server.ValidateDataResourceConfig(p.t.Context(),
		&tfprotov6.ValidateDataResourceConfigRequest{TypeName: typeName, Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	if Errors(validated.Diagnostics) != "" {
		return nil, validated.Diagnostics
	}
	read, err := p.Server.ReadDataSource(p.t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: typeName, Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	diagnostics := append(validated.Diagnostics, read.Diagnostics...)
	if Errors(diagnostics) != "" {
		return nil, diagnostics
	}
	return p.Values(schema, read.State), diagnostics
}
