package client

// UserAuthenticationMethodsClient is the authentication methods of a user.
type UserAuthenticationMethodsClient struct{ client *Client }
