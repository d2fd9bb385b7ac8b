package client

// UserEnrollmentsClient is the confirmed MFA enrollments of a user.
type UserEnrollmentsClient struct{ client *Client }
