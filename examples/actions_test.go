package examples_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// nora is the user of world.yaml for whom the resources of these examples stand.
const nora = "auth0|64f0c0ffee64f0c0ffee64f0"

// exampleAction is one action block.
type exampleAction struct {
	typeName, name string
	config         map[string]hcl.Expression
}

// parseActions reads a file of examples. It fails the test for what a CLI of 1.14
// would not take: other blocks, attributes outside of config, triggers of actions
// that are not there; and for what one of 1.16 would not, cycles.
func parseActions(t *testing.T, file string) (actions []exampleAction, resources map[string]bool) {
	t.Helper()
	parsed, diags := hclsyntax.ParseConfig([]byte(read(t, file)), file, hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	body, ok := parsed.Body.(*hclsyntax.Body)
	if !ok || len(body.Attributes) > 0 {
		t.Fatalf("%s: attributes outside of blocks", file)
	}
	resources = map[string]bool{}
	declared := map[string]bool{}
	triggered := map[string][]string{}
	for _, block := range body.Blocks {
		switch {
		case block.Type == "resource" && len(block.Labels) == 2:
			address := block.Labels[0] + "." + block.Labels[1]
			resources[address] = true
			triggered[address] = triggers(t, block.Body)
		case block.Type == "action" && len(block.Labels) == 2:
			if len(block.Body.Attributes) > 0 || len(block.Body.Blocks) != 1 || block.Body.Blocks[0].Type != "config" {
				t.Fatalf("%s: the arguments of an action belong into its one config block", block.DefRange())
			}
			a := exampleAction{typeName: block.Labels[0], name: block.Labels[1], config: map[string]hcl.Expression{}}
			for name, attribute := range block.Body.Blocks[0].Body.Attributes {
				a.config[name] = attribute.Expr
			}
			declared[a.address()] = true
			actions = append(actions, a)
		case block.Type == "variable":
		default:
			t.Errorf("%s: unexpected block %s", block.DefRange(), block.Type)
		}
	}
	for address, names := range triggered {
		for _, name := range names {
			if !declared[name] {
				t.Errorf("%s: %s triggers %s, which is not there", file, address, name)
			}
		}
		for _, a := range actions {
			if slices.Contains(names, a.address()) && a.refersTo(address) {
				t.Errorf("%s: %s refers to %s, which triggers it: an action reference cycle", file, a.address(), address)
			}
		}
	}
	return actions, resources
}

func (a exampleAction) address() string { return "action." + a.typeName + "." + a.name }

// refersTo tells whether an argument depends on the resource.
func (a exampleAction) refersTo(address string) bool {
	for _, expression := range a.config {
		for _, variable := range expression.Variables() {
			if dotted(variable[:min(2, len(variable))]) == address {
				return true
			}
		}
	}
	return false
}

// dotted is a reference as it is written, without indices.
func dotted(reference hcl.Traversal) string {
	var parts []string
	for _, step := range reference {
		switch step := step.(type) {
		case hcl.TraverseRoot:
			parts = append(parts, step.Name)
		case hcl.TraverseAttr:
			parts = append(parts, step.Name)
		}
	}
	return strings.Join(parts, ".")
}

// triggers are the names of the actions that a resource triggers.
func triggers(t *testing.T, resource *hclsyntax.Body) (names []string) {
	t.Helper()
	for _, lifecycle := range resource.Blocks {
		for _, trigger := range lifecycle.Body.Blocks {
			list, ok := trigger.Body.Attributes["actions"].Expr.(*hclsyntax.TupleConsExpr)
			if trigger.Type != "action_trigger" || !ok || trigger.Body.Attributes["events"] == nil {
				t.Fatalf("%s: not a trigger", trigger.DefRange())
			}
			for _, expression := range list.Exprs {
				names = append(names, dotted(expression.Variables()[0]))
			}
		}
	}
	return names
}

// known are the values that expressions may refer to: the ID of every resource.
func known(resources map[string]bool) *hcl.EvalContext {
	byType := map[string]map[string]cty.Value{}
	for address := range resources {
		typeName, name, _ := strings.Cut(address, ".")
		if byType[typeName] == nil {
			byType[typeName] = map[string]cty.Value{}
		}
		byType[typeName][name] = cty.ObjectVal(map[string]cty.Value{"id": cty.StringVal(nora)})
	}
	variables := map[string]cty.Value{}
	for typeName, values := range byType {
		variables[typeName] = cty.ObjectVal(values)
	}
	return &hcl.EvalContext{Variables: variables}
}

// TestActions invokes every example of an action in the world of the examples, over
// the protocol, as the CLIs at hand may be too old for actions.
func TestActions(t *testing.T) {
	t.Parallel()
	for _, file := range glob(t, "actions/*/action*.tf") {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			actions, resources := parseActions(t, file)
			if len(actions) == 0 || "auth0users_"+strings.TrimPrefix(filepath.Base(filepath.Dir(file)), "auth0users_") != actions[0].typeName {
				t.Fatal("the file does not show its action first")
			}
			for _, a := range actions {
				w := acctest.New(t, emulator.Options{Tokensets: true})
				w.Seed(read(t, filepath.Join("testdata", "world.yaml")))
				p := w.NewProtocol(nil)
				schema := p.Schemas.ActionSchemas[a.typeName]
				if schema == nil {
					t.Fatalf("no action %s", a.typeName)
				}
				progress, diags := p.InvokeAction(t.Context(), a.typeName, a.values(t, schema.Schema, known(resources)), nil)
				if text := acctest.Errors(diags); text != "" {
					t.Errorf("%s: %s", a.name, text)
				}
				if len(progress) < 2 {
					t.Errorf("%s: progress %q", a.name, progress)
				}
			}
		})
	}
}

// values evaluates the arguments.
func (a exampleAction) values(t *testing.T, schema *tfprotov6.Schema, scope *hcl.EvalContext) acctest.Attributes {
	t.Helper()
	typ, ok := schema.ValueType().(tftypes.Object)
	if !ok {
		t.Fatalf("not an object: %s", schema.ValueType())
	}
	out := acctest.Attributes{}
	for name, expression := range a.config {
		value, diags := expression.Value(scope)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		at, ok := typ.AttributeTypes[name]
		if !ok {
			t.Fatalf("%s has no argument %s", a.typeName, name)
		}
		if object, ok := at.(tftypes.Object); ok {
			value = complete(value, object)
		}
		raw, err := ctyjson.Marshal(value, value.Type())
		if err != nil {
			t.Fatal(err)
		}
		if out[name], err = (&tfprotov6.DynamicValue{JSON: raw}).Unmarshal(at); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return out
}

// complete gives an object the optional arguments that are not written.
func complete(value cty.Value, typ tftypes.Object) cty.Value {
	members := value.AsValueMap()
	for name := range typ.AttributeTypes {
		if _, ok := members[name]; !ok {
			members[name] = cty.NullVal(cty.DynamicPseudoType)
		}
	}
	return cty.ObjectVal(members)
}

// TestAccActions invokes the examples with a CLI that knows actions, each on its own.
func TestAccActions(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.TerraformSince(t, c, 14, "invoking actions")
	for _, file := range glob(t, "actions/*/action*.tf") {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			actions, resources := parseActions(t, file)
			w := newWorkspace(t, c, file)
			w.write(t, "terraform.tf", preamble)
			if len(resources) > 0 {
				w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
				w.expectNoChanges(t)
			}
			for _, a := range actions {
				w.run(t, "apply", "-input=false", "-no-color", "-auto-approve", "-invoke="+a.address())
			}
		})
	}
}
