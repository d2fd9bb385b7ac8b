package client

// UserConnectedAccountsClient is the external accounts attached to a user.
type UserConnectedAccountsClient struct{ client *Client }
