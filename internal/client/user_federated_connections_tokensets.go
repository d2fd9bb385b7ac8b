package client

// UserFederatedConnectionsTokensetsClient is the token sets of federated connections that are stored for a user.
type UserFederatedConnectionsTokensetsClient struct{ client *Client }
