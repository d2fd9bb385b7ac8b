# By a search in Auth0's query language, which must match exactly one user.
data "auth0users_user" "by_number" {
  query = "app_metadata.employee:\"4711\""
}

output "found" {
  value = data.auth0users_user.by_number.email
}
