# Whoever Terraform blocks loses what they are signed in to, too. The trigger fires
# after every update of the user.
resource "auth0users_user" "nora" {
  connection_name = "Username-Password-Authentication"
  email           = "nora.lindgren@example.com"
  blocked         = true

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.auth0users_revoke_user_access.nora]
    }
  }
}

action "auth0users_revoke_user_access" "nora" {
  config {
    user_id = auth0users_user.nora.id
  }
}

# One session, by hand, while the refresh tokens stay:
#   terraform apply -invoke=action.auth0users_revoke_user_access.stolen_laptop
action "auth0users_revoke_user_access" "stolen_laptop" {
  config {
    user_id                 = auth0users_user.nora.id
    session_id              = "nSx2026aB3dE5fG7hI9jK1l"
    preserve_refresh_tokens = true
  }
}
