# What the imported role looks like in a configuration.
resource "auth0users_user_role" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  role_id = "rol_aB3dE5fG7hI9jK1l"
}
