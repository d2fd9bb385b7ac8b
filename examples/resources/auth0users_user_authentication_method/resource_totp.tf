# Needs Terraform or OpenTofu >= 1.11, for the write-only secret.

variable "totp_secret" {
  type      = string
  sensitive = true
  ephemeral = true
}

# The secret that the user's authenticator app has. In no plan and no state; a new
# version replaces the method.
resource "auth0users_user_authentication_method" "guest_app" {
  user_id                = "google-oauth2|104857600000000000001"
  type                   = "totp"
  name                   = "App"
  totp_secret_wo         = var.totp_secret
  totp_secret_wo_version = 1
}
