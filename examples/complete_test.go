package examples_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// TestCosts fails when the page of a resource or data source does not say which
// scopes it needs and how many requests it costs.
func TestCosts(t *testing.T) {
	t.Parallel()
	server := provider.NewServer("test", nil)()
	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for kind, all := range map[string]map[string]*tfprotov6.Schema{"resource": schemas.ResourceSchemas, "data source": schemas.DataSourceSchemas} {
		if len(all) == 0 {
			t.Errorf("the provider serves no %s", kind)
		}
		for name, schema := range all {
			text := schema.Block.Description
			if !strings.Contains(text, "**Scopes:** `") && !strings.Contains(text, "**Scopes:** none") || !strings.Contains(text, "**Requests:** ") {
				t.Errorf("the description of %s %s does not say which scopes it needs, or how many requests it takes", kind, name)
			}
		}
	}
}

// TestComplete fails when something that the provider serves has no example in
// the place where the registry's documentation looks for it.
func TestComplete(t *testing.T) {
	t.Parallel()
	server := provider.NewServer("test", nil)()
	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	identities, err := server.GetResourceIdentitySchemas(t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		t.Fatal(err)
	}

	want := []string{"provider/provider.tf"}
	each := func(names []string, folder string, files ...string) {
		for _, name := range names {
			for _, file := range files {
				want = append(want, filepath.Join(folder, name, file))
			}
		}
	}
	for name := range schemas.ResourceSchemas {
		each([]string{name}, "resources", "resource.tf")
		files := []string{"import.sh", "import-by-string-id.tf"}
		if importable(t, server, name) {
			each([]string{name}, "resources", files...)
			continue
		}
		for _, file := range files {
			if _, err := os.Stat(filepath.Join("resources", name, file)); err == nil {
				t.Errorf("%s cannot be imported, but has the example %s", name, file)
			}
		}
	}
	each(slices.Collect(maps.Keys(identities.IdentitySchemas)), "resources", "import-by-identity.tf")
	each(slices.Collect(maps.Keys(schemas.DataSourceSchemas)), "data-sources", "data-source.tf")
	each(slices.Collect(maps.Keys(schemas.Functions)), "functions", "function.tf")
	each(slices.Collect(maps.Keys(schemas.ActionSchemas)), "actions", "action.tf")
	each(slices.Collect(maps.Keys(schemas.ListResourceSchemas)), "list-resources", "list-resource.tfquery.hcl")
	each(slices.Collect(maps.Keys(schemas.EphemeralResourceSchemas)), "ephemeral-resources", "ephemeral-resource.tf")

	if len(schemas.ResourceSchemas) == 0 || len(schemas.DataSourceSchemas) == 0 {
		t.Fatal("the provider serves nothing")
	}
	for _, file := range want {
		if _, err := os.Stat(file); err != nil {
			t.Errorf("no example: %v", err)
		}
	}
}

// importable asks the provider whether a resource can be imported at all.
func importable(t *testing.T, server tfprotov6.ProviderServer, name string) bool {
	t.Helper()
	resp, err := server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: name, ID: "an ID of no resource"})
	if err != nil {
		t.Fatal(err)
	}
	return !slices.ContainsFunc(resp.Diagnostics, func(d *tfprotov6.Diagnostic) bool { return d.Summary == "Nothing To Import" })
}
