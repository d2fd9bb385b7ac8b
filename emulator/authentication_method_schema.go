package emulator

// createMethodSchema is the body of POST /users/{id}/authentication-methods.
func createMethodSchema() *objectSchema {
	kind := stringProp(0, 0, "")
	kind.enum = []string{"phone", "email", "totp", "webauthn-roaming", "passkey"}
	device := stringProp(0, 0, "Applies to passkeys only. The kind of device the credential is stored on")
	device.enum = []string{"single_device", "multi_device"}
	transport := stringProp(0, 0, "")
	return &objectSchema{required: []string{"type"}, properties: map[string]property{
		"type":                            kind,
		"name":                            stringProp(0, 0, "A human-readable label to identify the authentication method"),
		"totp_secret":                     stringProp(0, 0, "Base32 encoded secret for TOTP generation"),
		"phone_number":                    stringProp(2, 30, "Applies to phone authentication methods only. The destination phone number used to send verification codes via text and voice"),
		"email":                           stringProp(0, 0, "Applies to email authentication methods only. The email address used to send verification messages"),
		"preferred_authentication_method": channelProp(),
		"key_id":                          stringProp(0, 0, "Applies to webauthn authentication methods only. The id of the credential"),
		"public_key":                      stringProp(0, 0, "Applies to webauthn authentication methods only. The public key, which is encoded as base64"),
		"relying_party_identifier":        stringProp(0, 0, "Applies to webauthn authentication methods only. The relying party identifier"),
		"credential_device_type":          device,
		"credential_backed_up":            boolProp("Applies to passkeys only. Whether the credential was backed up"),
		"identity_user_id":                stringProp(0, 0, "Applies to passkeys only. The ID of the user identity linked with the authentication method"),
		"user_agent":                      stringProp(0, 0, "Applies to passkeys only. The user-agent of the browser used to create the passkey"),
		"user_handle":                     stringProp(0, 0, "Applies to passkeys only. The user handle of the user identity"),
		"aaguid":                          stringProp(0, 0, "Applies to passkeys only. Authenticator Attestation Globally Unique Identifier"),
		"transports":                      {types: []string{"array"}, items: &transport, description: "Applies to passkeys only. The transports used by clients to communicate with the authenticator"},
	}}
}

// putMethodsSchema is the body of PUT /users/{id}/authentication-methods.
func putMethodsSchema() *property {
	kind := stringProp(0, 0, "")
	kind.enum = []string{"phone", "email", "totp"}
	return &property{types: []string{"array"}, items: &property{types: []string{"object"}, object: &objectSchema{
		required: []string{"type"},
		properties: map[string]property{
			"type":                            kind,
			"name":                            stringProp(1, 20, "A human-readable label to identify the authentication method"),
			"totp_secret":                     stringProp(1, 0, "Base32 encoded secret for TOTP generation"),
			"phone_number":                    stringProp(2, 30, "Applies to phone authentication methods only. The destination phone number used to send verification codes via text and voice"),
			"email":                           stringProp(1, 0, "Applies to email authentication methods only. The email address used to send verification messages"),
			"preferred_authentication_method": channelProp(),
		},
	}}}
}

// updateMethodSchema is the body of PATCH /users/{id}/authentication-methods/{authentication_method_id}.
func updateMethodSchema() *objectSchema {
	return &objectSchema{properties: map[string]property{
		"name":                            stringProp(0, 0, "A human-readable label to identify the authentication method"),
		"preferred_authentication_method": channelProp(),
	}}
}

func channelProp() property {
	p := stringProp(0, 0, "Preferred phone authentication method")
	p.enum = []string{"voice", "sms"}
	return p
}
