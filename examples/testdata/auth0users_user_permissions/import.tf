# What the imported permissions look like in a configuration.
resource "auth0users_user_permissions" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"

  permissions = [{
    name                       = "read:books"
    resource_server_identifier = "https://api.example.com/library"
  }]
}
