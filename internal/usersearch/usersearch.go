// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package usersearch is what a configuration selects users by, wherever it does:
// a query, a connection and an order.
package usersearch

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// Descriptions of the attributes q and connection_name.
const (
	QueryDescription = "Query in Auth0's search language (Lucene syntax), such as `app_metadata.department:\"Support\"`. The function " +
		"`search_query` writes such queries with every value escaped. All users when not written."
	ConnectionDescription = "Only users that have an account in the connection of this name."
	// MisspeltRequests is what a name without a connection costs.
	MisspeltRequests = "Where nobody is found in a `connection_name`, 1 more, once in a run, to warn of a name that no connection has (not " +
		"with `preflight = \"off\"` of the provider)."
)

// MisspeltScopes are the scopes to notice a name without a connection, for descriptions.
func MisspeltScopes() string {
	return "to warn of a `connection_name` that does not exist also " + operations.Scopes(operations.ListConnections)
}

// SortDescription describes the attribute sort.
func SortDescription() string {
	return "Order: an attribute and `1` for ascending or `-1` for descending, such as `email:1`. The attribute is one of `" +
		strings.Join(client.SortableUserFields(), "`, `") + "`. Case does not count in e-mail addresses and names, users without the " +
		"attribute come last, and equal ones are ordered by `created_at` and ID. Defaults to `created_at:1`."
}

// Orders are the values of the attribute sort.
func Orders() []string {
	var orders []string
	for _, field := range client.SortableUserFields() {
		orders = append(orders, client.UserOrder{Field: field}.String(), client.UserOrder{Field: field, Descending: true}.String())
	}
	return orders
}

// Search is what a configuration selects users by; the models of everything that lists users embed it.
type Search struct {
	Q              types.String `tfsdk:"q"`
	ConnectionName types.String `tfsdk:"connection_name"`
	Sort           types.String `tfsdk:"sort"`
}

// Options are the search as the client takes it. It fails when q is not a query on its own, which
// could change the meaning of the whole.
func (s Search) Options() (client.ListAllUsersOptions, diag.Diagnostics) {
	query, err := Query(s.Q, s.ConnectionName)
	if err != nil {
		return client.ListAllUsersOptions{}, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("q"), "Malformed Query",
			"The query cannot be combined with connection_name: "+err.Error()+".\n\n  "+Shown(s.Q.ValueString())+
				"\n\nPut text with special characters in quotes, which the function search_query sees to.")}
	}
	order, err := client.ParseUserOrder(s.Sort.ValueString())
	if err != nil {
		return client.ListAllUsersOptions{}, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("sort"), "Invalid Order",
			"There is no order of users "+s.Sort.String()+". Write one such as \"email:1\" or \"created_at:-1\".")}
	}
	return client.ListAllUsersOptions{Query: query, Order: order}, nil
}

// Problem words an error of listing what users who match a query have, such as "users".
func Problem(objects, query string, err error) diag.Diagnostic {
	operation := apidiag.Operation{Verb: "list", Object: objects, Query: Shown(query)}
	if query != "" {
		operation.Subject, operation.Attribute = "that match the query", apidiag.Always("q")
	}
	return apidiag.From(operation, err)
}

// Query is what a query and a connection's name ask for together; "" for everybody. The error says
// what keeps the query from being combined with anything.
func Query(query, connectionName types.String) (string, error) {
	if connectionName.IsNull() {
		return query.ValueString(), nil
	}
	connection := lucene.Term("identities.connection", connectionName.ValueString())
	if query.IsNull() {
		return connection, nil
	}
	group, err := lucene.Group(query.ValueString())
	if err != nil {
		return "", err
	}
	return lucene.And(group, connection), nil
}
