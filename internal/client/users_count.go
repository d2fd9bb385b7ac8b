package client

import (
	"context"
	"net/http"
	"net/url"
)

// Count returns how many users match the Lucene query, by one request for a page of one
// (GET /users); "" counts all. The search index behind it is eventually consistent.
func (u *UsersClient) Count(ctx context.Context, query string) (int, error) {
	values := url.Values{"page": {"0"}, "per_page": {"1"}, "include_totals": {"true"}, "fields": {"user_id,identities"}, "include_fields": {"true"}}
	if query != "" {
		values.Set("q", query)
		values.Set("search_engine", "v3")
	}
	page := offsetPage[*User]{key: "users"}
	if err := u.client.do(ctx, call{method: http.MethodGet, route: "/users", query: values, group: groupReadUsers}, &page); err != nil {
		return 0, err
	}
	return max(page.total, len(page.items)), nil
}
