// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"errors"
	"maps"
)

// Snapshot is the content of a tenant at some moment: everything that requests and
// seeds change, but neither counters nor fault rules. It is immutable, and shares with
// the tenant what has not changed since.
type Snapshot struct {
	of      *world
	restore []func(*tx)
}

// Snapshot keeps the content as it is now.
func (s *Server) Snapshot() *Snapshot {
	s.world.mu.RLock()
	defer s.world.mu.RUnlock()
	return s.world.snapshot()
}

// Restore brings the content back as it was. What has not changed costs nothing but a
// look. The error is that of the data file, or says that the snapshot is of another
// Server.
func (s *Server) Restore(sn *Snapshot) error {
	if sn == nil || sn.of != s.world {
		return errors.New("the snapshot is of another emulator")
	}
	return s.world.update(func(t *tx) error {
		for _, restore := range sn.restore {
			restore(t)
		}
		return nil
	})
}

// snapshot needs the lock of the world.
func (w *world) snapshot() *Snapshot {
	sn := &Snapshot{of: w}
	sn.keepPrincipals(w)
	for _, tb := range []keeper{w.roles, w.resourceServers, w.organizations, w.groups, w.belongings, w.passwords, w.applications, w.grants} {
		restore := tb.kept()
		sn.restore = append(sn.restore, func(t *tx) { restore(t) })
	}
	access, logs, jobs := w.access.table.kept(), w.logs.table.kept(), w.jobs.kept()
	sn.restore = append(sn.restore, func(t *tx) {
		if jobs(t) {
			t.indexImports()
		}
		if access(t) {
			t.access.index()
		}
		if logs(t) {
			t.logs.index()
		}
	})
	return sn
}

// keepPrincipals keeps what is not in a table: users, connections, applications, tenant.
func (sn *Snapshot) keepPrincipals(w *world) {
	users, connections, clients, tenant := maps.Clone(w.users.byID), maps.Clone(w.connections.byID), maps.Clone(w.clients), w.tenant
	sn.restore = append(sn.restore, func(t *tx) {
		for id := range differing(t.users.byID, users) {
			t.restoreUser(id, users[id])
		}
		t.view.restore(users)
		for id := range differing(t.connections.byID, connections) {
			t.connections.remove(id)
			t.erase(bucketConnections, id)
		}
		for id, c := range connections { // after all others, whose names they may have had
			if t.connections.byID[id] != c {
				t.putConnection(c)
			}
		}
		for id := range differing(t.clients, clients) {
			delete(t.clients, id)
			t.erase(bucketClients, id)
			if c, ok := clients[id]; ok {
				t.putClient(c)
			}
		}
		t.tenant = tenant
		t.save(bucketMeta, metaTenant, t.tenant)
	})
}

// differing are the keys under which two maps do not hold the same.
func differing[V comparable](a, b map[string]V) map[string]bool {
	out := map[string]bool{}
	for k, v := range a {
		if other, ok := b[k]; !ok || other != v {
			out[k] = true
		}
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			out[k] = true
		}
	}
	return out
}

// restoreUser puts a user back, or takes away one that there was not. The search is
// restored apart.
func (t *tx) restoreUser(id string, u *user) {
	t.users.remove(id)
	t.erase(bucketUsers, id)
	if u != nil {
		t.users.put(u)
		t.save(bucketUsers, u.id, storedUser{Seq: u.seq, Doc: u.doc})
	}
}

// keeper is a table of any kind.
type keeper interface {
	kept() func(*tx) bool
}

// kept keeps the rows and returns what brings them back, and reports whether any was
// not as it had been.
func (tb *table[T]) kept() func(*tx) bool {
	rows, stamps := maps.Clone(tb.rows), maps.Clone(tb.stamps)
	return func(t *tx) bool {
		changed := differing(tb.stamps, stamps)
		for id := range changed {
			tb.remove(t, id)
		}
		for id := range changed { // after all others, whose names they may have had
			if row, ok := rows[id]; ok {
				tb.put(t, id, row)
				tb.stamps[id] = stamps[id]
			}
		}
		return len(changed) > 0
	}
}
