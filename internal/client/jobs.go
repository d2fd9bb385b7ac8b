package client

// JobsClient is the jobs of the tenant.
type JobsClient struct{ client *Client }
