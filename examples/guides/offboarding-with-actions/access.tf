# Needs Terraform >= 1.14. Created when somebody leaves, after the user has been
# blocked; what it triggers runs once.
resource "terraform_data" "gone" {
  for_each = local.gone

  input = { user_id = auth0users_user.person[each.key].id, left_on = each.value.left_on }

  lifecycle {
    action_trigger {
      events = [after_create, after_update]
      actions = [
        action.auth0users_revoke_user_access.person[each.key],
        action.auth0users_delete_user_refresh_tokens.person[each.key],
        action.auth0users_invalidate_user_remembered_browsers.person[each.key],
      ]
    }
  }
}

action "auth0users_revoke_user_access" "person" {
  for_each = var.people

  config {
    user_id = auth0users_user.person[each.key].id
  }
}

action "auth0users_delete_user_refresh_tokens" "person" {
  for_each = var.people

  config {
    user_id = auth0users_user.person[each.key].id
  }
}

action "auth0users_invalidate_user_remembered_browsers" "person" {
  for_each = var.people

  config {
    user_id = auth0users_user.person[each.key].id
  }
}
