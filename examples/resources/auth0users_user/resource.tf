# Needs Terraform or OpenTofu >= 1.11, for the write-only password.

variable "initial_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

# Somebody who signs in with a password.
resource "auth0users_user" "amara" {
  connection_name = "Username-Password-Authentication"
  email           = "amara.okafor@example.com"
  given_name      = "Amara"
  family_name     = "Okafor"
  name            = "Amara Okafor"

  # In no plan and no state. Sent on creation, and again when the version changes.
  password_wo         = var.initial_password
  password_wo_version = 1

  # Keys that applications write beside these are theirs and left alone.
  app_metadata = jsonencode({
    department = "Engineering"
    quotas     = { projects = 5 }
  })

  # Off the roster means: cannot sign in any more. The account stays.
  on_destroy = "block"
}
