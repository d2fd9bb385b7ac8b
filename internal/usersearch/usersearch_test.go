package usersearch

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestQuery(t *testing.T) {
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
		got, diags := Query(c.q, c.connection)
		if diags.HasError() || got != c.want {
			t.Errorf("Query(%s, %s) = %q, %v, want %q", c.q, c.connection, got, diags, c.want)
		}
	}
	// Closing a parenthesis that it did not open would widen the search.
	if got, diags := Query(types.StringValue("a) OR (b"), types.StringValue("acme")); !diags.HasError() || got != "" {
		t.Errorf("an unbalanced query is combined to %q", got)
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
