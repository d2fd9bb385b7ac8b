package client

// UserEnrollmentsClient is the MFA enrollments of a user.
type UserEnrollmentsClient struct{ client *Client }
