package emulator

import "net/http"

// usersByEmail is GET /users-by-email: every user with exactly that root
// email, immediately consistent, never paged.
func usersByEmail() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/users-by-email",
		scopes: []string{"read:users"}, handle: handleUsersByEmail,
	}
}

func handleUsersByEmail(t *tx, r *request) (reply, error) {
	if !r.query.Has("email") {
		return reply{}, errQuery(violation{detail: "Missing required property: email"})
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	found := []any{}
	for _, u := range t.users.withEmail(r.query.Get("email")) {
		found = append(found, u.shown(r.caller, p))
	}
	return reply{http.StatusOK, found}, nil
}
