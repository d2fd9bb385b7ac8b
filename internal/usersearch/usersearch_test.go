// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestSearch_query(t *testing.T) {
	t.Parallel()
	null := types.StringNull()
	for _, c := range []struct {
		q, connection types.String
		want          string
	}{
		{null, null, ""},
		{types.StringValue("a OR b"), null, "a OR b"},
		{null, types.StringValue("acme"), `identities.connection:"acme"`},
		{types.StringValue("a OR b"), types.StringValue("acme"), `(a OR b) AND identities.connection:"acme"`},
		{null, types.StringValue(`x" OR "y`), `identities.connection:"x\" OR \"y"`},
	} {
		options, diags := Search{Q: c.q, ConnectionName: c.connection}.Options()
		if diags.HasError() || options.Query != c.want {
			t.Errorf("%s in %s: %q, %v, want %q", c.q, c.connection, options.Query, diags, c.want)
		}
	}
	// Closing a parenthesis that it did not open would widen the search.
	unbalanced := Search{Q: types.StringValue("a) OR (b"), ConnectionName: types.StringValue("acme")}
	if got, diags := unbalanced.Options(); !diags.HasError() || got.Query != "" {
		t.Errorf("an unbalanced query is combined to %q", got.Query)
	}
}

func TestOrders(t *testing.T) {
	t.Parallel()
	orders := Orders()
	for _, want := range []string{"created_at:1", "created_at:-1", "email:1"} {
		if !slices.Contains(orders, want) {
			t.Errorf("no %s in %v", want, orders)
		}
	}
	if !strings.Contains(SortDescription(), "`created_at`") {
		t.Errorf("description: %s", SortDescription())
	}
}

func TestSearch_order(t *testing.T) {
	t.Parallel()
	for sort, want := range map[types.String]string{types.StringNull(): "created_at:1", types.StringValue("email:-1"): "email:-1"} {
		if got, diags := (Search{Sort: sort}).Options(); diags.HasError() || got.Order.String() != want {
			t.Errorf("%s: %s, %v", sort, got.Order, diags)
		}
	}
	if _, diags := (Search{Sort: types.StringValue("app_metadata.x:1")}).Options(); !diags.HasError() {
		t.Error("an order that the API does not have is accepted")
	}
}
