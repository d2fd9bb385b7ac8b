// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// deleteConnection is DELETE /connections/{id}. The service deletes a
// connection, and the users that came from it, in the background; here both
// are gone at once.
func deleteConnection() *endpoint {
	return &endpoint{
		method: http.MethodDelete, template: "/connections/{id}",
		scopes: []string{"delete:connections"}, handle: handleDeleteConnection,
	}
}

func handleDeleteConnection(t *tx, r *request) (reply, error) {
	c, ok := t.connections.byID[r.params["id"]]
	if !ok {
		return reply{status: http.StatusNoContent}, nil
	}
	var orphans []string
	for id, u := range t.users.byID {
		if u.primary()["connection"] == c.Name {
			orphans = append(orphans, id)
		}
	}
	for _, id := range orphans {
		t.deleteUser(id)
	}
	for _, o := range t.organizations.all() {
		if rows := connectionsOf(o); findConnection(rows, c.ID) >= 0 {
			t.putConnections(o, drop(rows, func(row map[string]any) bool { return text(row, "connection_id") == c.ID }))
		}
	}
	t.connections.remove(c.ID)
	t.erase(bucketConnections, c.ID)
	return reply{http.StatusAccepted, map[string]any{"deleted_at": formatTime(t.at)}}, nil
}
