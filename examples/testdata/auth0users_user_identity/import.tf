# What the imported account looks like in a configuration.
resource "auth0users_user_identity" "nora_code" {
  user_id           = "auth0|64f0c0ffee64f0c0ffee64f0"
  identity_provider = "email"
  identity_user_id  = "65f0c0ffee65f0c0ffee65f0"
}
