package client

// cleaned masks the secrets in every text of an error that the service, or what stands before it, may
// have written. [*AuthError] and [*ConnectError] are clean from the beginning: several callers may
// share one.
func (c *Client) cleaned(err error) error {
	if _, ok := as[*AuthError](err); ok {
		return err
	}
	if _, ok := as[*ConnectError](err); ok {
		return err
	}
	e, ok := as[*Error](err)
	if !ok {
		return c.secrets.Error(err)
	}
	e.Reason, e.Code = c.secrets.Text(e.Reason), c.secrets.Text(e.Code)
	e.Message, e.RequestID = c.secrets.Text(e.Message), c.secrets.Text(e.RequestID)
	e.Err = c.secrets.Error(e.Err)
	return err
}
