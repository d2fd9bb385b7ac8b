package client

// UserOrganizationsClient is the organizations that a user is a member of.
type UserOrganizationsClient struct{ client *Client }
