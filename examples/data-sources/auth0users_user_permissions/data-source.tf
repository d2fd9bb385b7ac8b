data "auth0users_user_permissions" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

output "direct_permissions_of_nora" {
  value = [
    for p in data.auth0users_user_permissions.nora.permissions : "${p.name} of ${p.resource_server_name}"
    if contains(p.sources[*].source_type, "DIRECT")
  ]
}
