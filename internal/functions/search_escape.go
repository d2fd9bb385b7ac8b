// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

var _ function.Function = searchEscape{}

type searchEscape struct{}

// NewSearchEscape returns the function search_escape(text): text as an
// unquoted term of a user search query.
func NewSearchEscape() function.Function {
	return searchEscape{}
}

func (searchEscape) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "search_escape"
}

func (searchEscape) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary:     "Escape text for use in a user search query",
		Description: "Puts a backslash before everything that has a meaning in a user search query, so that the text stands for itself.",
		MarkdownDescription: "Puts a backslash before everything that has a meaning in a user search query (quotes, wildcards, " +
			"brackets, operators, white space), so that the text stands for itself, outside quotes.\n\n" +
			"Use it to build what `search_query` cannot, such as a search by prefix: " +
			"`\"email:${provider::auth0users::search_escape(var.prefix)}*\"`. For exact values `search_query` is simpler.",
		Parameters: []function.Parameter{
			function.StringParameter{
				Name: "text",
				Description: "The text to escape. It must not be empty: nothing but a pair of quotes stands for an empty text, and with a wildcard " +
					"behind it the query would match everybody.",
			},
		},
		Return: function.StringReturn{},
	}
}

func (searchEscape) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text string
	if resp.Error = req.Arguments.Get(ctx, &text); resp.Error != nil {
		return
	}
	if text == "" {
		resp.Error = refuse("The text is empty. An empty text cannot be written without quotes, " +
			"and with a wildcard behind it the query would match everybody.")
		return
	}
	resp.Error = resp.Result.Set(ctx, lucene.Escape(text))
}
