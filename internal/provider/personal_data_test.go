// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

var inCode = regexp.MustCompile("`([a-z_]+)`")

// TestPersonalData_namesEveryAttribute: the guide says of every attribute of every resource what it says about a person, and whether
// it is in the state: secrets apart from what is none, write-only ones as not.
func TestPersonalData_namesEveryAttribute(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "templates", "guides", "personal-data.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 3 || !strings.HasPrefix(line, "| `") {
			continue
		}
		for _, name := range inCode.FindAllStringSubmatch(cells[0], -1) {
			rows[name[1]] = cells[1] + " | " + cells[2]
		}
	}
	schemas, err := NewServer("test", nil)().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	served := map[string]bool{}
	for resource, schema := range schemas.ResourceSchemas {
		everyAttribute(schema.Block, func(a *tfprotov6.SchemaAttribute) {
			served[a.Name] = true
			row, told := rows[a.Name]
			switch inState := !strings.HasSuffix(row, "| no |"); {
			case !told:
				t.Errorf("templates/guides/personal-data.md.tmpl does not say what %s of %s says about a person", a.Name, resource)
			case a.WriteOnly == inState:
				t.Errorf("the guide on %s of %s: %q, and write-only is %t", a.Name, resource, row, a.WriteOnly)
			case (a.Sensitive || a.WriteOnly) != strings.Contains(row, "a secret"):
				t.Errorf("the guide on %s of %s: %q, and sensitive is %t", a.Name, resource, row, a.Sensitive)
			}
		})
	}
	for name := range rows {
		if !served[name] {
			t.Errorf("the guide tells of %s, which no resource has", name)
		}
	}
	if len(served) < 50 {
		t.Errorf("only %d attributes", len(served))
	}
}

// everyAttribute visits the attributes of a block, those inside of others included.
func everyAttribute(block *tfprotov6.SchemaBlock, visit func(*tfprotov6.SchemaAttribute)) {
	var inside func([]*tfprotov6.SchemaAttribute)
	inside = func(attributes []*tfprotov6.SchemaAttribute) {
		for _, a := range attributes {
			visit(a)
			if a.NestedType != nil {
				inside(a.NestedType.Attributes)
			}
		}
	}
	inside(block.Attributes)
	for _, nested := range block.BlockTypes {
		everyAttribute(nested.Block, visit)
	}
}
