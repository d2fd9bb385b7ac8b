package client

// UserSessionsClient is the login sessions of a user.
type UserSessionsClient struct{ client *Client }
