// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// LastWrite is when this client last changed something, or may have; zero when it never has. What
// was written shows in the search index only some time later.
func (c *Client) LastWrite() time.Time {
	if at := c.lastWrite.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

// noteWrite takes notice of the outcome of a call.
func (c *Client) noteWrite(call call, out any, err error) {
	if call.operation.Method == http.MethodGet || err != nil && !MayHaveBeenProcessed(err) {
		return
	}
	now := time.Now()
	c.lastWrite.Store(&now)
	if answer, ok := out.(*answered[User]); ok && err == nil {
		c.lastUser.Store(&writtenUser{at: now, user: &answer.value})
		return
	}
	last := c.lastUser.Load()
	if call.operation == operations.DeleteUser && last != nil && last.user.ID == call.params[0] {
		c.lastUser.CompareAndSwap(last, nil) // The index will never show it.
	}
}
