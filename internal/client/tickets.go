package client

// TicketsClient is the tickets for password changes and e-mail verification.
type TicketsClient struct{ client *Client }
