data "auth0users_user_roles" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

output "roles_of_nora" {
  value = data.auth0users_user_roles.nora.roles[*].name
}
