# Needs Terraform >= 1.16. Who is taken off the list is blocked, and loses what is open.
variable "staff" {
  type = map(object({ email = string }))
}

resource "auth0users_user" "staff" {
  for_each = var.staff

  connection_name = "email"
  email           = each.value.email
  on_destroy      = "block"

  lifecycle {
    action_trigger {
      events = [after_destroy] # After the block: nobody signs in again in between.
      actions = [
        action.auth0users_revoke_user_access.leaver,
        action.auth0users_delete_user_refresh_tokens.leaver,
      ]
      on_failure = continue # The person is blocked; the error says how to end by hand what stayed open.
    }
  }
}

action "auth0users_revoke_user_access" "leaver" {
  config {
    user_id = caller.id
  }
}

# Refresh tokens that belong to no session.
action "auth0users_delete_user_refresh_tokens" "leaver" {
  config {
    user_id = caller.id
  }
}
