# What the imported permission looks like in a configuration.
resource "auth0users_user_permission" "nora" {
  user_id                    = "auth0|64f0c0ffee64f0c0ffee64f0"
  resource_server_identifier = "https://api.example.com/library"
  permission                 = "read:books"
}
