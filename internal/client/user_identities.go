package client

// UserIdentitiesClient is the accounts linked to a user.
type UserIdentitiesClient struct{ client *Client }
