# The roles of each user of a connection who has any.
list "auth0users_user_roles" "staff" {
  provider         = auth0users
  include_resource = true

  config {
    connection_name = "Username-Password-Authentication"
  }
}
