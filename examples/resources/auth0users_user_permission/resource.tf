# One permission for somebody whose other permissions are granted elsewhere.
resource "auth0users_user_permission" "nora_writes" {
  user_id                    = "auth0|64f0c0ffee64f0c0ffee64f0"
  resource_server_identifier = "https://api.example.com/library"
  permission                 = "write:books"
}
