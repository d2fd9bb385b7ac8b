variable "initial_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

# Whoever Terraform blocks loses what they are signed in to, too. The trigger fires
# after every update of the user.
resource "auth0users_user" "mira" {
  connection_name = "Username-Password-Authentication"
  email           = "mira.solberg@example.com"
  blocked         = true

  password_wo         = var.initial_password
  password_wo_version = 1

  lifecycle {
    action_trigger {
      events  = [after_update]
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
