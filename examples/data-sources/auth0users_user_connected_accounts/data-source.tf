data "auth0users_user_connected_accounts" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

# What applications may do for Nora at other services.
output "connected_accounts_of_nora" {
  value = {
    for account in data.auth0users_user_connected_accounts.nora.connected_accounts : account.id => {
      connection = account.connection
      scopes     = account.scopes
    }
  }
}
