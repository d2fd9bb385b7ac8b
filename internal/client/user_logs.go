package client

// UserLogsClient is the log events about a user.
type UserLogsClient struct{ client *Client }
