package client

// TicketsClient is the tickets: links that let a person do one thing.
type TicketsClient struct{ client *Client }
