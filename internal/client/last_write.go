package client

import (
	"net/http"
	"time"
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
func (c *Client) noteWrite(method string, err error) {
	if method == http.MethodGet || err != nil && !MayHaveBeenProcessed(err) {
		return
	}
	now := time.Now()
	c.lastWrite.Store(&now)
}
