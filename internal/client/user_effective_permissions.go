package client

// UserEffectivePermissionsClient is the permissions that a user has, from wherever they come.
type UserEffectivePermissionsClient struct{ client *Client }
