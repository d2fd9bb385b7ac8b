package acctest

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// Protocol is one provider process as a CLI sees it, without a CLI: for tests that
// count the requests of a single operation.
type Protocol struct {
	t *testing.T
	// Server is the provider.
	Server tfprotov6.ProviderServer
	// Schemas are all that it serves.
	Schemas *tfprotov6.GetProviderSchemaResponse
}

// Attributes are the values of a configuration; what is left out is null.
type Attributes = map[string]tftypes.Value

// Text is a string attribute.
func Text(s string) tftypes.Value { return tftypes.NewValue(tftypes.String, s) }

// NewProtocol starts a provider that is not configured yet.
func NewProtocol(t *testing.T) *Protocol {
	t.Helper()
	p := &Protocol{t: t, Server: providerserver.NewProtocol6(provider.New("test")())()}
	var err error
	if p.Schemas, err = p.Server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{}); err != nil {
		t.Fatal(err)
	}
	return p
}

// Protocol starts a provider that is configured for this world.
func (w *World) Protocol() *Protocol {
	w.t.Helper()
	p := NewProtocol(w.t)
	for _, d := range p.Configure(Attributes{
		"domain": Text(w.URL), "client_id": Text(w.Emulator.ClientID()), "client_secret": Text(w.Emulator.ClientSecret()),
	}) {
		w.t.Fatalf("%s: %s", d.Summary, d.Detail)
	}
	return p
}

// Configure validates and applies a provider block. It returns the diagnostics of
// the first of the two that has any.
func (p *Protocol) Configure(block Attributes) []*tfprotov6.Diagnostic {
	p.t.Helper()
	config := p.object(p.Schemas.Provider, block)
	validated, err := p.Server.ValidateProviderConfig(p.t.Context(), &tfprotov6.ValidateProviderConfigRequest{Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	if len(validated.Diagnostics) > 0 {
		return validated.Diagnostics
	}
	done, err := p.Server.ConfigureProvider(p.t.Context(), &tfprotov6.ConfigureProviderRequest{Config: config, TerraformVersion: "1.11.4"})
	if err != nil {
		p.t.Fatal(err)
	}
	return done.Diagnostics
}

// ReadData validates and reads a data source. The state is nil when the
// diagnostics hold an error.
func (p *Protocol) ReadData(typeName string, set Attributes) (Attributes, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	schema := p.Schemas.DataSourceSchemas[typeName]
	if schema == nil {
		p.t.Fatalf("no data source %s", typeName)
	}
	config := p.object(schema, set)
	validated, err := p.Server.ValidateDataResourceConfig(p.t.Context(), &tfprotov6.ValidateDataResourceConfigRequest{TypeName: typeName, Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	if len(validated.Diagnostics) > 0 {
		return nil, validated.Diagnostics
	}
	read, err := p.Server.ReadDataSource(p.t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: typeName, Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	for _, d := range read.Diagnostics {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			return nil, read.Diagnostics
		}
	}
	state, err := read.State.Unmarshal(schema.ValueType())
	if err != nil {
		p.t.Fatal(err)
	}
	values := Attributes{}
	if err := state.As(&values); err != nil {
		p.t.Fatal(err)
	}
	return values, read.Diagnostics
}

// object is a configuration with every attribute that the schema has.
func (p *Protocol) object(schema *tfprotov6.Schema, set Attributes) *tfprotov6.DynamicValue {
	p.t.Helper()
	typ, ok := schema.ValueType().(tftypes.Object)
	if !ok {
		p.t.Fatal("a schema is not an object")
	}
	values := make(Attributes, len(typ.AttributeTypes))
	for name, attribute := range typ.AttributeTypes {
		values[name] = tftypes.NewValue(attribute, nil)
		if v, found := set[name]; found {
			values[name] = v
		}
	}
	for name := range set {
		if _, known := typ.AttributeTypes[name]; !known {
			p.t.Fatalf("no attribute %s", name)
		}
	}
	value, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
	if err != nil {
		p.t.Fatal(err)
	}
	return &value
}
