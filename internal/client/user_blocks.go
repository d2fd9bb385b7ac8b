package client

// UserBlocksClient is the blocks that brute-force protection has put on users.
type UserBlocksClient struct{ client *Client }
