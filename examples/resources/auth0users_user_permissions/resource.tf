resource "auth0users_user" "amara" {
  connection_name = "email"
  email           = "amara.okafor@example.com"
}

# These direct permissions and no others. What her roles permit comes on top.
resource "auth0users_user_permissions" "amara" {
  user_id = auth0users_user.amara.id

  permissions = [
    for name in ["read:books", "write:books"] : {
      name                       = name
      resource_server_identifier = "https://api.example.com/library"
    }
  ]
}
