// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"iter"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// collection describes a data source of what belongs to one user. M is its model, which embeds
// [ofUser]; further members are arguments and what is read.
type collection[M any] struct {
	name   string // Of the type, without the provider's part: "user_roles".
	things string // What is listed, in the plural of messages: "roles".
	// feature is what a tenant may lack, as in [apidiag.Operation]; "" for what every
	// tenant has.
	feature     string
	description string
	// deprecation says what to use instead; "" for what is not deprecated. removed is
	// what to say when the service has no such endpoint any more.
	deprecation, removed string
	attributes           map[string]schema.Attribute // Besides id and user_id.
	// read fills the model, in which the arguments are. Errors of the client need no
	// words: the collection finds them.
	read func(ctx context.Context, c *client.Client, userID string, model *M) error
}

// ofUser is what the models of all collections have.
type ofUser struct {
	ID     types.String `tfsdk:"id"`
	UserID types.String `tfsdk:"user_id"`
}

func (u *ofUser) user() *ofUser { return u }

// newCollection returns the data source that a collection describes. P is there to see to it that the
// model embeds [ofUser].
func newCollection[M any, P interface {
	*M
	user() *ofUser
}](c collection[M]) datasource.DataSource {
	attributes := map[string]schema.Attribute{
		"id": computedText("Full ID of the user, the same as `user_id`."),
		"user_id": schema.StringAttribute{
			Required:            true,
			MarkdownDescription: "Full ID of the user whose " + c.things + " to list, such as `auth0|64f0c0ffee64f0c0ffee64f0`.",
			Validators:          []validator.String{validators.FullUserID()},
		},
	}
	maps.Copy(attributes, c.attributes)
	return &source[M]{
		name: c.name, purpose: "read the " + c.things + " of a user", description: c.description, deprecation: c.deprecation,
		attributes: attributes,
		read: func(ctx context.Context, api *client.Client, model *M) diag.Diagnostics {
			user := P(model).user()
			if err := c.read(ctx, api, user.UserID.ValueString(), model); err != nil {
				return diag.Diagnostics{c.problem(user.UserID.ValueString(), err)}
			}
			user.ID = user.UserID
			return nil
		},
	}
}

// problem words what went wrong with the list of a user.
func (c collection[M]) problem(userID string, err error) diag.Diagnostic {
	op := apidiag.Operation{Verb: "read", Object: c.things, Subject: "of the user " + userID, Feature: c.feature}
	if client.IsUserNotFound(err) {
		return apidiag.UserNotFound(userID, "")
	}
	if c.removed != "" && apidiag.NoSuchEndpoint(err) {
		return diag.NewErrorDiagnostic("Removed by Auth0", c.removed)
	}
	return apidiag.From(op, err)
}

// collect reads a list to its end, never null.
func collect[A, M any](list iter.Seq2[A, error], model func(A) M) ([]M, error) {
	models := []M{}
	for item, err := range list {
		if err != nil {
			return nil, err
		}
		models = append(models, model(item))
	}
	return models, nil
}

// computedText is a text that is read.
func computedText(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

// computedSecret is a text that is read and that the CLI does not show.
func computedSecret(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, Sensitive: true, MarkdownDescription: description}
}

// computedList is a list of objects that is read.
func computedList(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: attributes},
	}
}
