// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

var _ function.Function = searchQuery{}

type searchQuery struct{}

// NewSearchQuery returns the function search_query(criteria): the user search
// query for users that have the given values.
func NewSearchQuery() function.Function {
	return searchQuery{}
}

func (searchQuery) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "search_query"
}

func (searchQuery) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Build a user search query from fields and values",
		Description: "Builds the query (Lucene syntax) for users that have all the given fields, each with the given " +
			"value or one of the listed values.",
		MarkdownDescription: "Builds the query (Lucene syntax) that finds the users who have *all* the given fields, each with the given " +
			"value or with *one* of the values in a list. Values are quoted and escaped: whatever they contain, " +
			"from `O'Neil (admin)` to `*`, they are looked for as they are and can neither break nor widen the search.\n\n" +
			"Name nested metadata by its path, `\"app_metadata.tier\"`, and a connection by `\"identities.connection\"`. " +
			"A list of objects or values is searched by the path without the list.\n\n" +
			"Values match whole and exactly; upper and lower case are one only in `email`, `name`, `given_name`, `family_name` and " +
			"`nickname`. In metadata text, numbers and booleans are different: write `3` to find the number (or the same text), " +
			"`\"3\"` to find only the text. A map turns all its values into one type, an object, as in `{ ... }`, keeps them.",
		Parameters: []function.Parameter{
			function.DynamicParameter{
				Name: "criteria",
				Description: "An object or map from field names to values. A value is a string, a number or a boolean, " +
					"or a list of them. Null and empty lists are errors, because they would widen the search or find nobody.",
			},
		},
		Return: function.StringReturn{},
	}
}

func (searchQuery) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var criteria types.Dynamic
	if resp.Error = req.Arguments.Get(ctx, &criteria); resp.Error != nil {
		return
	}
	known, err := isKnown(ctx, criteria)
	switch {
	case err != nil:
		resp.Error = function.NewFuncError(unended(err.Error()))
		return
	case !known:
		resp.Error = resp.Result.Set(ctx, types.StringUnknown())
		return
	}
	query, failed := queryFor(criteria.UnderlyingValue())
	if failed != nil {
		resp.Error = failed
		return
	}
	resp.Error = resp.Result.Set(ctx, query)
}

// isKnown reports whether no part of the value is left for the apply.
func isKnown(ctx context.Context, value types.Dynamic) (bool, error) {
	raw, err := value.ToTerraformValue(ctx)
	return raw.IsFullyKnown(), err
}
