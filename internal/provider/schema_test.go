// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"context"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// TestSchemas asks for everything that the provider serves: the framework reports
// mistakes in schemas as diagnostics, and the documentation is made of descriptions.
func TestSchemas(t *testing.T) {
	t.Parallel()
	server := provider.NewServer("test", nil)()
	schemas, err := server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	noDiagnostics(t, schemas.Diagnostics)
	described(t, "provider", schemas.Provider)
	for kind, group := range map[string]map[string]*tfprotov6.Schema{
		"resource": schemas.ResourceSchemas, "data source": schemas.DataSourceSchemas, "ephemeral resource": schemas.EphemeralResourceSchemas,
		"list resource": schemas.ListResourceSchemas,
	} {
		for name, s := range group {
			described(t, kind+" "+name, s)
			if !strings.HasPrefix(name, provider.TypeName+"_") {
				t.Errorf("%s %s: the name lacks the provider's prefix", kind, name)
			}
		}
	}
	for name, s := range schemas.ActionSchemas {
		described(t, "action "+name, s.Schema)
	}
	for name, f := range schemas.Functions {
		if f.Summary == "" || f.Description == "" {
			t.Errorf("function %s: no summary or description", name)
		}
		for _, p := range f.Parameters {
			if p.Name == "" || p.Description == "" {
				t.Errorf("function %s: parameter %q has no description", name, p.Name)
			}
		}
	}
	if len(schemas.ResourceSchemas) == 0 || len(schemas.DataSourceSchemas) == 0 {
		t.Error("nothing is served")
	}

	identities, err := server.GetResourceIdentitySchemas(context.Background(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		t.Fatal(err)
	}
	noDiagnostics(t, identities.Diagnostics)
	if identities.IdentitySchemas["auth0users_user"] == nil {
		t.Error("auth0users_user has no identity")
	}
	for name, s := range identities.IdentitySchemas {
		for _, a := range s.IdentityAttributes {
			if a.Description == "" {
				t.Errorf("identity of %s: %s has no description", name, a.Name)
			}
		}
	}
}

func noDiagnostics(t *testing.T, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	for _, d := range diagnostics {
		t.Errorf("%s: %s: %s", d.Severity, d.Summary, d.Detail)
	}
}

// described fails the test for every attribute and block without a description.
func described(t *testing.T, where string, s *tfprotov6.Schema) {
	t.Helper()
	if s.Block.Description == "" {
		t.Errorf("%s: no description", where)
	}
	attributes(t, where, s.Block.Attributes)
	for _, b := range s.Block.BlockTypes {
		described(t, where+"."+b.TypeName, &tfprotov6.Schema{Block: b.Block})
	}
}

func attributes(t *testing.T, where string, list []*tfprotov6.SchemaAttribute) {
	t.Helper()
	for _, a := range list {
		if a.Description == "" {
			t.Errorf("%s: %s has no description", where, a.Name)
		}
		if a.NestedType != nil {
			attributes(t, where+"."+a.Name, a.NestedType.Attributes)
		}
	}
}
