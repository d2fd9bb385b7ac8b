data "auth0users_user_authentication_methods" "nora" {
  user_id = "google-oauth2|104857600000000000077"
}

# Fails softly, with a warning, when Nora has no factor that withstands phishing.
check "nora_withstands_phishing" {
  assert {
    condition = length(setintersection(
      data.auth0users_user_authentication_methods.nora.authentication_methods[*].type,
      ["passkey", "webauthn-roaming", "webauthn-platform"],
    )) > 0
    error_message = "Nora has neither a passkey nor a security key."
  }
}

output "factors_of_nora" {
  value = {
    for method in data.auth0users_user_authentication_methods.nora.authentication_methods :
    method.id => method.type
  }
}
