package client

// UserGroupsClient is the directory groups that a user is in.
type UserGroupsClient struct{ client *Client }
