# All accounts of one person, whichever way they sign in.
data "auth0users_users_by_email" "nora" {
  email = "nora.lindgren@example.com"
}

output "accounts" {
  value = { for user in data.auth0users_users_by_email.nora.users : user.id => user.last_login }
}
