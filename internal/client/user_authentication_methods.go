package client

// UserAuthenticationMethodsClient is the second factors and passkeys enrolled for a user.
type UserAuthenticationMethodsClient struct{ client *Client }
