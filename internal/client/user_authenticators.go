package client

// UserAuthenticatorsClient is the older, Guardian-style authenticators of a user.
type UserAuthenticatorsClient struct{ client *Client }
