package client

// UserEffectiveRolesClient is the roles that a user has, from wherever they come.
type UserEffectiveRolesClient struct{ client *Client }
