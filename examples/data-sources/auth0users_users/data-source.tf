# Everyone in a department, however many they are.
data "auth0users_users" "support" {
  q = "app_metadata.department:\"Support\""
}

output "support" {
  value = [for user in data.auth0users_users.support.users : coalesce(user.email, user.id)]
}

# The twenty accounts that signed in last through Google, without their metadata.
data "auth0users_users" "recent" {
  connection_name = "google-oauth2"
  sort            = "last_login:-1"
  max_results     = 20
  fields          = ["email", "last_login"]
}
