package client

// UserBlocksClient is the brute-force blocks of users.
type UserBlocksClient struct{ client *Client }
