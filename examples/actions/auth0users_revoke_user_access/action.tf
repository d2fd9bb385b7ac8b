variable "initial_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "auth0users_user" "mira" {
  connection_name = "Username-Password-Authentication"
  email           = "mira.solberg@example.com"
  blocked         = true

  password_wo         = var.initial_password
  password_wo_version = 1
}

# Whoever Terraform blocks loses what they are signed in to, too: this exists while the
# user is blocked, and is created after the block. The trigger stands in a resource of
# its own, since Terraform 1.16 refuses an action that refers to the very resource that
# triggers it (`action reference cycle`).
resource "terraform_data" "mira_blocked" {
  count = auth0users_user.mira.blocked ? 1 : 0

  input = auth0users_user.mira.id

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.auth0users_revoke_user_access.mira]
    }
  }
}

action "auth0users_revoke_user_access" "mira" {
  config {
    user_id = auth0users_user.mira.id
  }
}

# One session, by hand, while the refresh tokens stay:
#   terraform apply -invoke=action.auth0users_revoke_user_access.stolen_laptop
action "auth0users_revoke_user_access" "stolen_laptop" {
  config {
    user_id                 = auth0users_user.mira.id
    session_id              = "nSx2026aB3dE5fG7hI9jK1l"
    preserve_refresh_tokens = true
  }
}
