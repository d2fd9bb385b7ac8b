# terraform query
# terraform query -generate-config-out=users.tf   writes import blocks and resources
list "auth0users_user" "support" {
  provider = auth0users
  limit    = 500

  config {
    q               = "app_metadata.department:\"Support\""
    connection_name = "Username-Password-Authentication"
    sort            = "email:1"
  }
}
