# What the imported roles look like in a configuration.
resource "auth0users_user_roles" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  roles   = ["rol_aB3dE5fG7hI9jK1l"]
}
