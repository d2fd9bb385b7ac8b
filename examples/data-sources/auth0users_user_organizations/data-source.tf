data "auth0users_user_organizations" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

output "organizations_of_nora" {
  value = { for org in data.auth0users_user_organizations.nora.organizations : org.name => org.display_name }
}
