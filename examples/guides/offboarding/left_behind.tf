# What those who are gone still have. Auth0 ends sessions in the background, so that
# the run after the one that revokes access is the one to believe.
data "auth0users_user_sessions" "gone" {
  for_each = local.gone

  user_id    = auth0users_user.person[each.key].id
  depends_on = [auth0users_user_access_revocation.gone]
}

data "auth0users_user_refresh_tokens" "gone" {
  for_each = local.gone

  user_id    = auth0users_user.person[each.key].id
  depends_on = [auth0users_user_access_revocation.gone]
}

data "auth0users_user_connected_accounts" "gone" {
  for_each = local.gone

  user_id = auth0users_user.person[each.key].id
}

output "left_behind" {
  description = "Sessions, refresh tokens and connected accounts at other services, by person."
  value = {
    for key in keys(local.gone) : key => {
      sessions           = length(data.auth0users_user_sessions.gone[key].sessions)
      refresh_tokens     = length(data.auth0users_user_refresh_tokens.gone[key].refresh_tokens)
      connected_accounts = data.auth0users_user_connected_accounts.gone[key].connected_accounts[*].connection
    }
  }
}
