// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

// searchPlace is one page of a list: page is counted from 0, size is per_page.
type searchPlace struct{ page, size int }

// start is how many rows of the list come before the page.
func (p searchPlace) start() int { return p.page * p.size }

// gain is how many rows a full page brings when some are known from the beginning of the list.
func (p searchPlace) gain(known int) int { return p.start() + p.size - known }

// nextPlace returns the page that brings the most rows beyond the known ones. Unless it is the first
// page of the list, it also holds the last known row: where rows may vanish from the list between two
// requests, only that proves that none was skipped. A page has at most the given size, and no row
// that lies behind the cap.
func nextPlace(known, most int) searchPlace {
	best := searchPlace{0, most}
	for page := 1; page <= 2*searchCap/most; page++ {
		candidate := searchPlace{page, min(most, (known-1)/page, searchCap/(page+1))}
		if candidate.size > 0 && candidate.gain(known) > best.gain(known) {
			best = candidate
		}
	}
	return best
}
