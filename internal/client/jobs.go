package client

// JobsClient is the long-running jobs of the tenant.
type JobsClient struct{ client *Client }
