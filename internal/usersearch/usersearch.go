// Package usersearch is what a configuration selects users by, wherever it does:
// a query, a connection and an order.
package usersearch

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// Descriptions of the attributes q and connection_name.
const (
	QueryDescription = "Query in Auth0's search language (Lucene syntax), such as `app_metadata.department:\"Support\"`. The function " +
		"`search_query` writes such queries with every value escaped. All users when not written."
	ConnectionDescription = "Only users that have an account in the connection of this name."
)

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

// Query is what q and connection_name ask for together; "" for everybody. It fails
// when q is not a query on its own, which could change the meaning of the whole.
func Query(q, connectionName types.String) (string, diag.Diagnostics) {
	if connectionName.IsNull() {
		return q.ValueString(), nil
	}
	connection := lucene.Term("identities.connection", connectionName.ValueString())
	if q.IsNull() {
		return connection, nil
	}
	group, err := lucene.Group(q.ValueString())
	if err != nil {
		return "", diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("q"), "Malformed Query",
			"The query cannot be combined with connection_name: "+err.Error()+".\n\n  "+Shown(q.ValueString())+
				"\n\nPut text with special characters in quotes, which the function search_query sees to.")}
	}
	return lucene.And(group, connection), nil
}
