package client

// UserTokensetsClient is the token sets of federated connections stored for a user.
type UserTokensetsClient struct{ client *Client }
