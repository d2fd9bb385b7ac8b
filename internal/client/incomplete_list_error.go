// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "fmt"

// IncompleteListError says that a search could not be listed completely: the API counts more matches
// than it gave out, again and again. What was found has been delivered before it.
type IncompleteListError struct {
	Found int // Users delivered.
	Total int // Matches as the API counts them; 0 when it did not tell.
}

func (e *IncompleteListError) Error() string {
	if e.Total <= e.Found {
		return fmt.Sprintf("client: GET /users: the list could not be read to its end, only %d users were found", e.Found)
	}
	return fmt.Sprintf("client: GET /users: %d users match, but only %d could be listed", e.Total, e.Found)
}
