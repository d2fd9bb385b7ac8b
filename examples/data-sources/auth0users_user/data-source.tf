data "auth0users_user" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

output "last_login" {
  value = data.auth0users_user.nora.last_login
}
