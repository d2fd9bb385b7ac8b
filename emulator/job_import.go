// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxImports is how many imports run at a time.
const maxImports = 2

// importEndpoints bring in many users at once.
func importEndpoints() []*endpoint {
	return []*endpoint{{
		method: http.MethodPost, template: "/jobs/users-imports", scopes: []string{"create:users"}, multipart: true,
		audit: "Create import users job", handle: handleImport,
	}}
}

func handleImport(t *tx, r *request) (reply, error) {
	c, err := t.importConnection(r)
	if err != nil {
		return reply{}, err
	}
	if len(t.importing) >= maxImports {
		return reply{}, errTooManyImports()
	}
	// Whatever is neither "true" nor "false" counts as not sent: clients that wrote True
	// were told of no mistake, and nobody was updated (reports against SDKs).
	work := importWork{ConnectionID: c.ID, Upsert: r.str("upsert") == "true", Mail: r.str("send_completion_email") != "false"}
	if t.options.JobTime != 0 {
		work.Pace = t.options.jobTime()
	}
	j := job{Doc: map[string]any{"connection_id": c.ID, "connection": c.Name}, Import: &work}
	content, err := wire.Decode(r.file)
	users, ok := content.([]any)
	j.Failed = err != nil || !ok
	work.Users, work.Stop = users, reached(len(users), r.jobEnd)
	if id := r.str("external_id"); id != "" {
		j.Doc["external_id"] = id
	}
	doc := t.newJob(r, "users_import", j)
	t.advanceImports()
	return reply{http.StatusAccepted, doc}, nil
}

// errTooManyImports is the documented refusal. It has no errorCode, and says nothing of
// the rate limit.
func errTooManyImports() *wire.Error {
	return wire.NewError(http.StatusTooManyRequests, "", fmt.Sprintf(
		"There are %d active import users jobs, please wait until some of them are finished and try again", maxImports))
}

// reached is how many of the users a job comes to before it ends in this way.
func reached(users int, end fault.JobEnd) int {
	switch end {
	case fault.JobFailed:
		return 0
	case fault.JobHalf, fault.JobExpired:
		return users / 2
	default:
		return users
	}
}

// importConnection checks the parts of the request in the order of the
// reference's texts.
func (t *tx) importConnection(r *request) (*connection, error) {
	id := r.str("connection_id")
	c := t.connections.byID[id]
	switch {
	case r.file == nil:
		return nil, errBadRequest("", "Must provide 'users' file as multipart part.")
	case len(r.file) == 0:
		return nil, errBadRequest("", "Users file must not be empty.")
	case id == "":
		return nil, errBadRequest("", "Must provide 'connection_id' as multipart part.")
	case !connectionIDPattern.MatchString(id):
		return nil, errBody(schema.Violation{Detail: schema.NoMatch(connectionIDPattern.String()), Path: "connection_id"})
	case c == nil:
		return nil, errInexistentConnection()
	case c.kind() != kindDatabase:
		return nil, errBadRequest("", "Connection must be a database connection.")
	case c.Behave.Disabled:
		return nil, errBadRequest("", "Connection must be enabled.")
	case !c.auth0Store():
		return nil, errBadRequest("", "Custom Database Connections without import mode are not allowed.")
	}
	return c, nil
}
