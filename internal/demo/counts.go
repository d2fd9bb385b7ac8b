package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// counts prints what the tenant was asked in all.
func (d *demo) counts(ctx context.Context) error {
	s, err := d.tenant.stats(ctx)
	if err != nil {
		return err
	}
	d.say("What all of it cost: %d requests.", s.Total)
	for _, route := range slices.Sorted(maps.Keys(s.ByRoute)) {
		note := ""
		if own := d.tenant.own[route]; own > 0 {
			note = fmt.Sprintf("  (%d of them by those others)", own)
		}
		d.print(fmt.Sprintf("%5d  %s%s", s.ByRoute[route], route, note))
	}
	return nil
}
