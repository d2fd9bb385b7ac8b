package client

// UserConnectedAccountsClient is the accounts that a user connected.
type UserConnectedAccountsClient struct{ client *Client }
