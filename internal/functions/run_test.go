// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions_test

import (
	"context"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/functions"
)

// run calls a function of one argument as the framework does.
func run(ctx context.Context, f function.Function, argument attr.Value) (attr.Value, *function.FuncError) {
	var definition function.DefinitionResponse
	f.Definition(ctx, function.DefinitionRequest{}, &definition)
	result, err := definition.Definition.Return.NewResultData(ctx)
	if err != nil {
		return nil, err
	}
	resp := function.RunResponse{Result: result}
	f.Run(ctx, function.RunRequest{Arguments: function.NewArgumentsData([]attr.Value{argument})}, &resp)
	return resp.Result.Value(), resp.Error
}

// wantRefused checks for an error about the only argument that says so.
func wantRefused(t *testing.T, name string, err *function.FuncError, text string) {
	t.Helper()
	switch {
	case err == nil:
		t.Errorf("%s: no error, want one about %q", name, text)
	case err.FunctionArgument == nil || *err.FunctionArgument != 0:
		t.Errorf("%s: the error %q is not about the argument", name, err.Text)
	case strings.HasSuffix(err.Text, "."):
		t.Errorf("%s: the CLIs write a full stop behind the error, which has one: %q", name, err.Text)
	case !strings.Contains(err.Text, text):
		t.Errorf("%s: the error is %q, want one about %q", name, err.Text, text)
	}
}

func TestDefinitions(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]function.Function{
		"parse_user_id": functions.NewParseUserID(),
		"search_escape": functions.NewSearchEscape(),
		"search_query":  functions.NewSearchQuery(),
	} {
		var metadata function.MetadataResponse
		f.Metadata(t.Context(), function.MetadataRequest{}, &metadata)
		if metadata.Name != name {
			t.Errorf("%s calls itself %q", name, metadata.Name)
		}
		var definition function.DefinitionResponse
		f.Definition(t.Context(), function.DefinitionRequest{}, &definition)
		var valid function.DefinitionValidateResponse
		definition.Definition.ValidateImplementation(t.Context(), function.DefinitionValidateRequest{FuncName: name}, &valid)
		if valid.Diagnostics.HasError() {
			t.Errorf("%s: %v", name, valid.Diagnostics)
		}
		if definition.Definition.Summary == "" || definition.Definition.MarkdownDescription == "" {
			t.Errorf("%s lacks a summary or description", name)
		}
		for _, parameter := range definition.Definition.Parameters {
			if parameter.GetDescription() == "" {
				t.Errorf("%s: parameter %s lacks a description", name, parameter.GetName())
			}
		}
	}
}

func TestSearchEscape(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"ada":            `ada`,
		"O'Neil (admin)": `O'Neil\ \(admin\)`,
		`a"b\c*`:         `a\"b\\c\*`,
		"OR":             `\OR`,
	} {
		got, err := run(t.Context(), functions.NewSearchEscape(), types.StringValue(text))
		if err != nil || !got.Equal(types.StringValue(want)) {
			t.Errorf("search_escape(%q) = %v, %v, want %q", text, got, err, want)
		}
	}
	_, err := run(t.Context(), functions.NewSearchEscape(), types.StringValue(""))
	wantRefused(t, "an empty text", err, "everybody")
}
