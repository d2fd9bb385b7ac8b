package client

import (
	"context"
	"time"
)

// created looks for the method that a create made whose answer was lost; nil when it is not there,
// when several may be it, or when nobody answers.
func (m *UserAuthenticationMethodsClient) created(ctx context.Context, userID string, request CreateAuthenticationMethodRequest, began time.Time) *AuthenticationMethod {
	if ctx.Err() != nil {
		quick, cancel := context.WithTimeout(context.WithoutCancel(ctx), cancelLookup)
		defer cancel()
		ctx = quick
	}
	earliest := m.client.clock.earliest(began).Add(-clockTolerance)
	var found *AuthenticationMethod
	for method, err := range m.List(ctx, userID) {
		switch {
		case err != nil:
			return nil
		case !request.fits(method) || !createdSince(method, earliest):
		case found != nil:
			return nil
		default:
			found = method
		}
	}
	return found
}

func createdSince(method *AuthenticationMethod, earliest time.Time) bool {
	created, err := time.Parse(time.RFC3339, method.CreatedAt)
	return err == nil && !created.Before(earliest)
}

// fits reports whether the method may be what the request makes.
func (r *CreateAuthenticationMethodRequest) fits(method *AuthenticationMethod) bool {
	return method.Type == r.Type && method.Name == r.Name && method.KeyID == r.KeyID &&
		(r.Email == "" || FitsMaskedEmail(r.Email, method.Email)) &&
		(r.PhoneNumber == "" || FitsMaskedPhoneNumber(r.PhoneNumber, method.PhoneNumber))
}
