package client

// UserRefreshTokensClient is the refresh tokens of a user.
type UserRefreshTokensClient struct{ client *Client }
