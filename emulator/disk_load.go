// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// load fills an empty world from the rows of its data file and reports whether the file
// had content.
func (w *world) load(rows journal.Rows) (bool, error) {
	found := false
	err := eachRow(rows, bucketConnections, func(_ string, v []byte) error {
		found = true
		var row storedConnection
		if err := wire.Unmarshal(v, &row); err != nil {
			return err
		}
		if row.Connection == nil {
			return errors.New("a connection without content")
		}
		row.Connection.Seq, row.Connection.Behave = row.Seq, row.Rule
		w.connections.put(row.Connection)
		return nil
	})
	if err != nil {
		return false, err
	}
	var users []*user
	err = eachRow(rows, bucketUsers, func(_ string, v []byte) error {
		var row storedUser
		if err := wire.Unmarshal(v, &row); err != nil {
			return err
		}
		users = append(users, newUser(row.Seq, row.Doc))
		return nil
	})
	if err != nil {
		return false, err
	}
	slices.SortFunc(users, compareUsers) // the file is sorted by ID
	for _, u := range users {
		w.users.put(u)
		w.view.load(u)
	}
	err = eachRow(rows, bucketClients, func(id string, v []byte) error {
		var sc SeedClient
		if err := json.Unmarshal(v, &sc); err != nil {
			return err
		}
		c, err := newOAuthClient(sc)
		if err != nil {
			return err
		}
		w.clients[id] = c
		return nil
	})
	if err != nil {
		return false, err
	}
	if err := w.loadTables(rows); err != nil {
		return false, err
	}
	return found, eachRow(rows, bucketMeta, func(key string, v []byte) error {
		if key == metaTenant {
			return json.Unmarshal(v, &w.tenant)
		}
		return nil
	})
}

func (w *world) loadTables(rows journal.Rows) error {
	for _, tb := range []interface{ load(journal.Rows) error }{
		w.roles, w.resourceServers, w.access, w.organizations, w.groups, w.belongings, w.logs, w.jobs, w.passwords, w.applications, w.grants,
	} {
		if err := tb.load(rows); err != nil {
			return err
		}
	}
	w.indexImports()
	return nil
}
