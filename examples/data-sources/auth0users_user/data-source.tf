data "auth0users_user" "dara" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

output "last_login" {
  value = data.auth0users_user.dara.last_login
}
