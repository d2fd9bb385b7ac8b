output "team" {
  description = "Who is who: the Auth0 ID by the roster's key."
  value       = { for key, user in auth0users_user.team : key => user.id }
}

output "by_department" {
  description = "The names in each department."
  value = {
    for user in auth0users_user.team : jsondecode(user.app_metadata).department => user.name...
  }
}

output "blocked" {
  description = "Who cannot sign in at present."
  value       = [for user in auth0users_user.team : user.name if user.blocked]
}

output "department" {
  description = "Everyone in var.department, as the tenant has them."
  value       = [for user in data.auth0users_users.department.users : user.name]
}
