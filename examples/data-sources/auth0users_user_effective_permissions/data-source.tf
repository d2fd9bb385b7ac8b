data "auth0users_user_effective_permissions" "nora" {
  user_id                    = "auth0|64f0c0ffee64f0c0ffee64f0"
  resource_server_identifier = "https://api.example.com/library"
  include_source_roles       = true
}

# The roles behind each permission: [] is a permission that is only granted directly.
output "permissions_of_nora" {
  value = {
    for permission in data.auth0users_user_effective_permissions.nora.permissions :
    permission.name => permission.source_roles[*].name
  }
}
