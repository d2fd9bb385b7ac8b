// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// Nobody returns what is wrong with the connection of a search that has found nobody: that there is none of this name.
func (r *Run) Nobody(ctx context.Context, connection string) (Objection, bool) {
	o, missing := r.NoConnection(ctx, connection, "nobody was found in it",
		"Correct connection_name. If the same apply makes the connection, this is no mistake: nobody is in it yet.")
	o.Key = "nobody " + connection
	return o, missing
}

// NoConnection objects to a name that no connection of the tenant has: so says what follows from that, next what to do. It
// is for what is read, so an apply, which reads what no plan could, looks as well.
func (r *Run) NoConnection(ctx context.Context, connection, so, next string) (Objection, bool) {
	if r == nil {
		return Objection{}, false
	}
	list := r.connections(ctx)
	if list == nil || !list.all || list.byName[connection] != nil {
		return Objection{}, false
	}
	return list.misses(connection, so, next), true
}

// misses objects to the name of a connection that the tenant does not have.
func (l *listed) misses(connection, so, next string) Objection {
	text := fmt.Sprintf("The tenant has no connection with the name %q, so %s.", connection, so)
	if near := nearest(connection, slices.Collect(maps.Keys(l.byName))); near != "" {
		text += fmt.Sprintf(" The nearest name is %q; letter case counts.", near)
	}
	return Objection{Attribute: "connection_name", Title: noConnection, Key: noConnection + connection, Text: text + "\n\n" + next}
}
