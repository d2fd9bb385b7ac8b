# Verifies the address that somebody uses with Google; it is the identity that is told,
# as the user is in no database connection.
resource "auth0users_user_ticket" "guest" {
  type       = "email_verification"
  user_id    = "google-oauth2|104857600000000000001"
  result_url = "https://example.com/welcome"

  identity = {
    provider = "google-oauth2"
    user_id  = "104857600000000000001"
  }
}
