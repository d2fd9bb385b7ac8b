# Nora signs in with a password or with Google, and is one user: the Google account
# becomes a secondary one of hers. What metadata it had is gone then, for good.
resource "auth0users_user_identity" "nora_google" {
  user_id           = "auth0|64f0c0ffee64f0c0ffee64f0"
  identity_provider = "google-oauth2"
  identity_user_id  = "104857600000000000077"
}

output "second_connection_of_nora" {
  value = auth0users_user_identity.nora_google.connection_name
}
