package client

// UserMultifactorClient is the legacy MFA of a user.
type UserMultifactorClient struct{ client *Client }
