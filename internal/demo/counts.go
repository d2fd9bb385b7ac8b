// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// counts prints what the provider asked of the tenant in all.
func (d *demo) counts(ctx context.Context) error {
	s, err := d.tenant.stats(ctx)
	if err != nil {
		return err
	}
	others := 0
	var routes []string
	for _, route := range slices.Sorted(maps.Keys(s.ByRoute)) {
		others += d.tenant.own[route]
		if n := s.ByRoute[route] - d.tenant.own[route]; n > 0 {
			routes = append(routes, fmt.Sprintf("%3d  %-31s", n, route))
		}
	}
	d.say("What it cost: %d requests, in %d commands about 13 people with roles and permissions (those of others, %d, do not count).",
		s.Total-others, d.commands, others)
	for pair := range slices.Chunk(routes, 2) {
		d.print(strings.TrimRight(strings.Join(pair, "  "), " "))
	}
	return nil
}
