package client

// UserIdentitiesClient is the linked accounts of a user.
type UserIdentitiesClient struct{ client *Client }
