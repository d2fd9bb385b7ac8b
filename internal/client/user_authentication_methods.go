// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"cmp"
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// Types of authentication methods. Only some of them can be created through the API; the others
// appear when users enroll.
const (
	MethodPhone            = "phone"
	MethodEmail            = "email"
	MethodTOTP             = "totp"
	MethodWebAuthnRoaming  = "webauthn-roaming"
	MethodWebAuthnPlatform = "webauthn-platform" // Never created through the API.
	MethodPasskey          = "passkey"
)

// UserAuthenticationMethodsClient is the authentication methods of a user: second factors, passkeys
// and what else the user can prove to be the user with.
type UserAuthenticationMethodsClient struct {
	client *Client
	known  knownMethods
}

// AuthenticationMethod is an authentication method as the API answers it. Which attributes it has
// depends on its type. Reads and the answers to [UserAuthenticationMethodsClient.Create] and
// [UserAuthenticationMethodsClient.Update] mask e-mail and phone number ([MaskEmail],
// [MaskPhoneNumber]); only the answers to [UserAuthenticationMethodsClient.Set] show them in clear.
// The secret of a TOTP method is never answered.
type AuthenticationMethod struct {
	ID         string `json:"id"`           // E.g. "phone|dev_kXVq4drj3Mw6uCF5".
	Type       string `json:"type"`         // E.g. "phone"; new types may appear at any time.
	Name       string `json:"name"`         // "" when it has none.
	Confirmed  *bool  `json:"confirmed"`    // Nil in the answers to writes.
	CreatedAt  string `json:"created_at"`   // RFC 3339 with milliseconds.
	EnrolledAt string `json:"enrolled_at"`  // RFC 3339; "" where the type has none.
	LastAuthAt string `json:"last_auth_at"` // RFC 3339; "" when never used.
	LinkID     string `json:"link_id"`      // Methods with the same one are deleted together; "" for none.

	Email                         string                       `json:"email"`        // Of email and email-verification.
	PhoneNumber                   string                       `json:"phone_number"` // Of phone.
	PreferredAuthenticationMethod string                       `json:"preferred_authentication_method"`
	Methods                       []*AuthenticationMethodInner `json:"authentication_methods"` // Of phone.

	KeyID                  string   `json:"key_id"`     // Of webauthn-… and passkey, like the two below.
	PublicKey              string   `json:"public_key"` // Base64.
	RelyingPartyIdentifier string   `json:"relying_party_identifier"`
	CredentialDeviceType   string   `json:"credential_device_type"` // Of passkey, like all below.
	CredentialBackedUp     *bool    `json:"credential_backed_up"`
	IdentityUserID         string   `json:"identity_user_id"`
	UserAgent              string   `json:"user_agent"`
	UserHandle             string   `json:"user_handle"`
	AAGUID                 string   `json:"aaguid"`
	Transports             []string `json:"transports"`
}

// AuthenticationMethodInner is one way in which a method reaches the user.
type AuthenticationMethodInner struct {
	ID   string `json:"id"`   // E.g. "sms|dev_kXVq4drj3Mw6uCF5".
	Type string `json:"type"` // "totp", "push", "sms" or "voice".
}

// CreateAuthenticationMethodRequest is the body of POST /users/{id}/authentication-methods. Empty
// fields are not sent. Type is required; beyond it phone wants a phone number, email an e-mail, totp
// a secret, webauthn-roaming and passkey a key.
type CreateAuthenticationMethodRequest struct {
	Type                          string   `json:"type"` // phone, email, totp, webauthn-roaming or passkey.
	Name                          string   `json:"name,omitempty"`
	PhoneNumber                   string   `json:"phone_number,omitempty"` // 2 to 30 characters.
	PreferredAuthenticationMethod string   `json:"preferred_authentication_method,omitempty"`
	Email                         string   `json:"email,omitempty"`
	TOTPSecret                    string   `json:"totp_secret,omitempty"` // Base32.
	KeyID                         string   `json:"key_id,omitempty"`
	PublicKey                     string   `json:"public_key,omitempty"`               // Base64.
	RelyingPartyIdentifier        string   `json:"relying_party_identifier,omitempty"` // A host name.
	CredentialDeviceType          string   `json:"credential_device_type,omitempty"`   // single_device or multi_device.
	CredentialBackedUp            *bool    `json:"credential_backed_up,omitempty"`
	IdentityUserID                string   `json:"identity_user_id,omitempty"`
	UserAgent                     string   `json:"user_agent,omitempty"`
	UserHandle                    string   `json:"user_handle,omitempty"`
	AAGUID                        string   `json:"aaguid,omitempty"` // A UUID.
	Transports                    []string `json:"transports,omitempty"`
}

// SetAuthenticationMethod is one method in the body of PUT /users/{id}/authentication-methods. Empty
// fields are not sent.
type SetAuthenticationMethod struct {
	Type                          string `json:"type"`                   // phone, email or totp.
	Name                          string `json:"name,omitempty"`         // 1 to 20 characters.
	PhoneNumber                   string `json:"phone_number,omitempty"` // 2 to 30 characters.
	PreferredAuthenticationMethod string `json:"preferred_authentication_method,omitempty"`
	Email                         string `json:"email,omitempty"`
	TOTPSecret                    string `json:"totp_secret,omitempty"` // Base32.
}

// UpdateAuthenticationMethodRequest is the body of
// PATCH /users/{id}/authentication-methods/{authentication_method_id}. Nothing else can be changed.
type UpdateAuthenticationMethodRequest struct {
	Name                          Field[string] `json:"name,omitzero"`
	PreferredAuthenticationMethod Field[string] `json:"preferred_authentication_method,omitzero"` // "sms" or "voice".
}

// List returns the authentication methods of the user, page by page of 100; their order is the
// service's (GET /users/{id}/authentication-methods).
func (m *UserAuthenticationMethodsClient) List(ctx context.Context, userID string) iter.Seq2[*AuthenticationMethod, error] {
	list := call{operation: operations.ListUserAuthenticationMethods, params: []string{userID}, most: fewMost}
	return offsetPages[*AuthenticationMethod](ctx, m.client, list, "authenticators", 0)
}

// Get reads one authentication method. A missing method and a missing user are an [*Error] with
// [IsMethodGone] (GET /users/{id}/authentication-methods/{authentication_method_id}).
func (m *UserAuthenticationMethodsClient) Get(ctx context.Context, userID, methodID string) (*AuthenticationMethod, error) {
	return m.one(ctx, methodID, call{operation: operations.GetUserAuthenticationMethod, params: []string{userID, methodID}})
}

// one sends a call about one method and returns the answer, unless it is about another one.
func (m *UserAuthenticationMethodsClient) one(ctx context.Context, methodID string, call call) (*AuthenticationMethod, error) {
	return ask(ctx, m.client, call, func(method *AuthenticationMethod) string {
		return cmp.Or(method.problem(), unless(method.ID == methodID, "is about another authentication method than the one that was asked for"))
	})
}

// Create adds a method, which counts as confirmed at once, and returns it
// (POST /users/{id}/authentication-methods). [IsConflict] when the user has it already.
//
// The request is never repeated once it may have been processed. When its answer was lost, or is a conflict
// that a repetition on the way may have caused, the methods of the user are listed instead: the only one that
// fits the request, was made since it was sent, and is not known (see
// [UserAuthenticationMethodsClient.Know]) is returned like any other. Without it the error stands; that of a
// lost answer has [MayHaveBeenProcessed].
func (m *UserAuthenticationMethodsClient) Create(
	ctx context.Context, userID string, request CreateAuthenticationMethodRequest,
) (*AuthenticationMethod, error) {
	method, sent, err := m.post(ctx, userID, request)
	if MayHaveBeenProcessed(err) || IsConflict(err) {
		if found := m.created(ctx, userID, request, sent, IsConflict(err)); found != nil {
			method, err = found, nil
		}
	}
	if err != nil {
		return nil, err
	}
	m.Know(userID, method.ID)
	return method, nil
}

// Set replaces all authentication methods of the user, of whatever type, by the given ones and
// returns what the user has then, in the service's order, with new IDs and in clear
// (PUT /users/{id}/authentication-methods). With a passkey registered the API refuses (403).
func (m *UserAuthenticationMethodsClient) Set(
	ctx context.Context, userID string, methods []SetAuthenticationMethod,
) ([]*AuthenticationMethod, error) {
	if methods == nil {
		methods = []SetAuthenticationMethod{} // The body is an array, never null.
	}
	put := call{operation: operations.SetUserAuthenticationMethods, params: []string{userID}, body: methods, grace: cancelGrace}
	answer := methodsAnswer{sent: len(methods)}
	if err := m.client.do(ctx, put, &answer); err != nil {
		return nil, err
	}
	for _, method := range answer.items {
		m.Know(userID, method.ID)
	}
	return answer.items, nil
}

// Update changes the name or the channel of a method and returns the method
// (PATCH /users/{id}/authentication-methods/{authentication_method_id}).
func (m *UserAuthenticationMethodsClient) Update(
	ctx context.Context, userID, methodID string, request UpdateAuthenticationMethodRequest,
) (*AuthenticationMethod, error) {
	return m.one(ctx, methodID, call{
		operation: operations.UpdateUserAuthenticationMethod, params: []string{userID, methodID}, body: request,
	})
}

// Delete deletes one method; one that does not exist, or whose user does not, is a success
// (DELETE /users/{id}/authentication-methods/{authentication_method_id}).
func (m *UserAuthenticationMethodsClient) Delete(ctx context.Context, userID, methodID string) error {
	return m.delete(ctx, call{operation: operations.DeleteUserAuthenticationMethod, params: []string{userID, methodID}})
}

// DeleteAll deletes all methods of the user, of whatever type; none is a success
// (DELETE /users/{id}/authentication-methods). With a passkey registered the API refuses (403).
func (m *UserAuthenticationMethodsClient) DeleteAll(ctx context.Context, userID string) error {
	return m.delete(ctx, call{operation: operations.DeleteUserAuthenticationMethods, params: []string{userID}})
}

func (m *UserAuthenticationMethodsClient) delete(ctx context.Context, remove call) error {
	if err := m.client.do(ctx, remove, nil); err != nil && !IsMethodGone(err) {
		return err
	}
	return nil
}
