package client

// UserRiskAssessmentsClient is what the risk assessors know of a user.
type UserRiskAssessmentsClient struct{ client *Client }
