package emulator

import "net/http"

// userAccountEndpoints are what Token Vault holds for a user: connected
// accounts, and the token sets of federated connections. Both come from seeds.
func userAccountEndpoints() []*endpoint {
	const tokensets = "/users/{id}/federated-connections-tokensets"
	return []*endpoint{
		{method: http.MethodGet, template: "/users/{id}/connected-accounts", scopes: []string{"read:users"}, handle: handleListConnectedAccounts},
		{method: http.MethodGet, template: tokensets, scopes: []string{"read:federated_connections_tokens"}, handle: handleListTokensets},
		{
			method: http.MethodDelete, template: tokensets + "/{tokenset_id}", scopes: []string{"delete:federated_connections_tokens"},
			audit: "Deletes a tokenset for federated connections by id.", handle: handleDeleteTokenset,
		},
	}
}

// handleListConnectedAccounts: the reference's text says at most 20 at once and
// 10 when take is absent, its schema 100 and 50; 50 was recorded to work.
func handleListConnectedAccounts(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	if !r.query.Has("take") {
		r.query.Set("take", "10")
	}
	body, err := itemListing("connected_accounts", t.has(u.id).ConnectedAccounts).checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

func handleListTokensets(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	list := []any{}
	for _, item := range t.has(u.id).Tokensets {
		list = append(list, shownItem(item))
	}
	return reply{http.StatusOK, list}, nil
}

// handleDeleteTokenset answers 204 for an unknown ID, too.
func handleDeleteTokenset(t *tx, r *request) (reply, error) {
	id := r.params["id"]
	b := t.has(id)
	left := drop(b.Tokensets, func(item map[string]any) bool { return text(item, "id") == r.params["tokenset_id"] })
	if len(left) != len(b.Tokensets) {
		b.Tokensets = left
		t.putBelongings(id, b)
	}
	return reply{status: http.StatusNoContent}, nil
}
