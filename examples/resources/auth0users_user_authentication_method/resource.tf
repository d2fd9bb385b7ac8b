# A phone that is known already: no enrollment needed, it counts as confirmed.
resource "auth0users_user_authentication_method" "guest_phone" {
  user_id      = "google-oauth2|104857600000000000001"
  type         = "phone"
  name         = "Mobile"
  phone_number = "+14155550123"

  # Codes by text message; "voice" reads them out.
  preferred_authentication_method = "sms"
}

# A security key, with what its registration has brought.
resource "auth0users_user_authentication_method" "guest_key" {
  user_id                  = "google-oauth2|104857600000000000001"
  type                     = "webauthn-roaming"
  name                     = "Key"
  key_id                   = "kX3mA1Yt0b2vQ9"
  public_key               = "pQECAyYgASFYIBz0bWFkZSB1cCBmb3IgdGhpcyBleGFtcGxl"
  relying_party_identifier = "login.example.com"
}

output "reached_by" {
  value = auth0users_user_authentication_method.guest_phone.authentication_methods[*].type
}
