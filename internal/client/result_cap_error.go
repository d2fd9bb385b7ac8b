// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "fmt"

// ResultCapError says that a list holds, or may hold, more than the API lets one page through.
// Everything up to the cap has been delivered before it.
type ResultCapError struct {
	Route string // Route template of the list.
	Cap   int    // Results that can be reached.
	Total int    // Results that exist, as the API counts them; when not above Cap, nobody knows how many more.
}

func (e *ResultCapError) Error() string {
	if e.Total <= e.Cap {
		return fmt.Sprintf("client: GET %s: perhaps more results exist than the first %d, to which the API gives access", e.Route, e.Cap)
	}
	return fmt.Sprintf("client: GET %s: %d results exist, but the API gives access to the first %d only", e.Route, e.Total, e.Cap)
}
