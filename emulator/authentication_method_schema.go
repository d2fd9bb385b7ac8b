// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"

// createMethodSchema is the body of POST /users/{id}/authentication-methods.
func createMethodSchema() *schema.Object {
	kind := schema.String(0, 0, "")
	kind.Enum = []string{"phone", "email", "totp", "webauthn-roaming", "passkey"}
	device := schema.String(0, 0, "Applies to passkeys only. The kind of device the credential is stored on")
	device.Enum = []string{"single_device", "multi_device"}
	transport := schema.String(0, 0, "")
	return &schema.Object{Required: []string{"type"}, Properties: map[string]schema.Property{
		"type":        kind,
		"name":        schema.String(0, 0, "A human-readable label to identify the authentication method"),
		"totp_secret": schema.String(0, 0, "Base32 encoded secret for TOTP generation"),
		"phone_number": schema.String(2, 30, "Applies to phone authentication methods only. The destination phone number "+
			"used to send verification codes via text and voice"),
		"email": schema.String(0, 0, "Applies to email authentication methods only. The email address "+
			"used to send verification messages"),
		"preferred_authentication_method": channelProp(),
		"key_id":                          schema.String(0, 0, "Applies to webauthn authentication methods only. The id of the credential"),
		"public_key": schema.String(0, 0, "Applies to webauthn authentication methods only. The public "+
			"key, which is encoded as base64"),
		"relying_party_identifier": schema.String(0, 0, "Applies to webauthn authentication methods only. The "+
			"relying party identifier").WithFormat("hostname"),
		"credential_device_type": device,
		"credential_backed_up":   schema.Bool("Applies to passkeys only. Whether the credential was backed up"),
		"identity_user_id": schema.String(0, 0, "Applies to passkeys only. The ID of the user identity linked "+
			"with the authentication method"),
		"user_agent":  schema.String(0, 0, "Applies to passkeys only. The user-agent of the browser used to create the passkey"),
		"user_handle": schema.String(0, 0, "Applies to passkeys only. The user handle of the user identity"),
		"aaguid":      schema.String(0, 0, "Applies to passkeys only. Authenticator Attestation Globally Unique Identifier").WithFormat("uuid"),
		"transports": {Types: []string{"array"}, Items: &transport, Description: "Applies to passkeys only. The transports used by clients to " +
			"communicate with the authenticator"},
	}}
}

// putMethodsSchema is the body of PUT /users/{id}/authentication-methods.
func putMethodsSchema() *schema.Property {
	kind := schema.String(0, 0, "")
	kind.Enum = []string{"phone", "email", "totp"}
	return &schema.Property{Types: []string{"array"}, Items: &schema.Property{Types: []string{"object"}, Object: &schema.Object{
		Required: []string{"type"},
		Properties: map[string]schema.Property{
			"type":        kind,
			"name":        schema.String(1, 20, "A human-readable label to identify the authentication method"),
			"totp_secret": schema.String(1, 0, "Base32 encoded secret for TOTP generation"),
			"phone_number": schema.String(2, 30, "Applies to phone authentication methods only. The destination phone number "+
				"used to send verification codes via text and voice"),
			"email": schema.String(1, 0, "Applies to email authentication methods only. The email address "+
				"used to send verification messages"),
			"preferred_authentication_method": channelProp(),
		},
	}}}
}

// updateMethodSchema is the body of PATCH /users/{id}/authentication-methods/{authentication_method_id}.
func updateMethodSchema() *schema.Object {
	return &schema.Object{Properties: map[string]schema.Property{
		"name":                            schema.String(0, 0, "A human-readable label to identify the authentication method"),
		"preferred_authentication_method": channelProp(),
	}}
}

func channelProp() schema.Property {
	p := schema.String(0, 0, "Preferred phone authentication method")
	p.Enum = []string{"voice", "sms"}
	return p
}
