data "auth0users_user_effective_roles" "nora" {
  user_id               = "auth0|64f0c0ffee64f0c0ffee64f0"
  include_source_groups = true
}

# Where Nora has each role from: [] is a role that is only assigned directly.
output "roles_of_nora" {
  value = {
    for role in data.auth0users_user_effective_roles.nora.roles : role.name => role.source_groups[*].name
  }
}
