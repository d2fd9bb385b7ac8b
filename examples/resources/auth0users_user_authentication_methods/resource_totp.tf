# Needs Terraform or OpenTofu >= 1.11, for the write-only secret.

variable "totp_secret" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "auth0users_user_authentication_methods" "guest" {
  user_id = "google-oauth2|104857600000000000001"
  methods = [
    { type = "email", email = "guest@example.org" },

    # The secret is in no plan and no state; a new version replaces the method.
    { type = "totp", name = "App", totp_secret_wo = var.totp_secret, totp_secret_wo_version = 1 },
  ]
}
