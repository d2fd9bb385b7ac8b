// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/usersearch"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// ofUsers lists one resource type for the users that a search selects.
type ofUsers struct {
	suffix      string // Of the type name, "_user".
	description string
	// objects is the plural for messages.
	objects string
	// onePerUser says that every user is one result, so that a limit of results is
	// a limit of users.
	onePerUser bool
	// wholeUser says that the state is made of the user itself.
	wholeUser bool
	listed    func(context.Context, *client.Client, *client.User) iter.Seq2[resources.Listed, error]
	data      *run.Data
}

var (
	_ list.ListResource              = (*ofUsers)(nil)
	_ list.ListResourceWithConfigure = (*ofUsers)(nil)
)

// Metadata names the resource type.
func (l *ofUsers) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + l.suffix
}

// Configure keeps the client of the provider.
func (l *ofUsers) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	l.data = data
}

// ListResourceConfigSchema is the schema of the config block.
func (l *ofUsers) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: l.description,
		Attributes: map[string]schema.Attribute{
			"q": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: usersearch.QueryDescription,
				Validators: []validator.String{
					validators.NotBlank("Remove the attribute, or write null, to list all users."),
					usersearch.Length(),
				},
			},
			"connection_name": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: usersearch.ConnectionDescription,
				Validators:          []validator.String{validators.SearchedConnection()},
			},
			"sort": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: usersearch.SortDescription(),
				Validators:          []validator.String{validators.OneOf(usersearch.Orders()...)},
			},
		},
	}
}

// List streams the results while the pages of users come in, and fetches no page
// that nobody reads.
func (l *ofUsers) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	var search usersearch.Search
	diags := req.Config.Get(ctx, &search)
	diags.Append(known(search)...)
	diags.Append(l.data.RequireClient("list " + l.objects)...)
	options, malformed := search.Options()
	diags.Append(malformed...)
	if diags.HasError() {
		stream.Results = list.ListResultsStreamDiagnostics(diags)
		return
	}
	if !l.wholeUser || !req.IncludeResource {
		options.Fields = client.FieldSelection{Fields: displayed}
	}
	if l.onePerUser {
		options.Limit = int(req.Limit)
	}
	stream.Results = func(push func(list.ListResult) bool) {
		var results int64
		somebody := false
		for found, err := range l.results(ctx, options, &somebody) {
			if err != nil {
				push(list.ListResult{Diagnostics: diag.Diagnostics{l.problem(options.Query, found.user, err)}})
				return
			}
			result := req.NewListResult(ctx)
			result.DisplayName = displayName(found.user, found.Detail)
			result.Diagnostics.Append(result.Identity.Set(ctx, found.Identity)...)
			if req.IncludeResource {
				result.Diagnostics.Append(result.Resource.Set(ctx, found.State)...)
			}
			results++
			if !push(result) || req.Limit > 0 && results >= req.Limit {
				return
			}
		}
		if somebody {
			return
		}
		if about := l.data.Nobody(ctx, search.ConnectionName); len(about) > 0 {
			push(list.ListResult{Diagnostics: about})
		}
	}
}

// result is what was found of a user; with an error, of the user it came up with,
// nil for the search itself.
type result struct {
	resources.Listed
	user *client.User
}

// results goes through the users, and through what each has. Somebody who was deleted in
// between has nothing. It says as well whether there is somebody: users may have nothing.
func (l *ofUsers) results(ctx context.Context, options client.ListAllUsersOptions, somebody *bool) iter.Seq2[result, error] {
	return func(yield func(result, error) bool) {
		for u, err := range usersearch.ListAll(ctx, l.data.Client.Users, options) {
			if err != nil {
				yield(result{}, err)
				return
			}
			*somebody = true
			for found, err := range l.listed(ctx, l.data.Client, u) {
				if client.IsUserNotFound(err) {
					break
				}
				if !yield(result{Listed: found, user: u}, err) || err != nil {
					return
				}
			}
		}
	}
}

// problem words an error of the search, or of reading what a user has.
func (l *ofUsers) problem(query string, u *client.User, err error) diag.Diagnostic {
	if u != nil {
		return apidiag.From(apidiag.Operation{Verb: "list", Object: l.objects, Subject: "of the user " + u.ID}, err)
	}
	return usersearch.Problem(l.objects, query, err)
}

// known refuses values that are only known after an apply: there is none to wait for.
func known(s usersearch.Search) diag.Diagnostics {
	var diags diag.Diagnostics
	for _, a := range []struct {
		name  string
		value types.String
	}{{"q", s.Q}, {"connection_name", s.ConnectionName}, {"sort", s.Sort}} {
		if a.value.IsUnknown() {
			diags.AddAttributeError(path.Root(a.name), "Value Not Known Yet",
				"The search depends on something that is only known after apply.\n\nWrite the value itself, or take it from a variable.")
		}
	}
	return diags
}
