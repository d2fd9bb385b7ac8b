resource "auth0users_user" "amara" {
  connection_name = "email"
  email           = "amara.okafor@example.com"
}

# These roles and no others, whoever assigns more.
resource "auth0users_user_roles" "amara" {
  user_id = auth0users_user.amara.id

  # With the official provider: auth0_role.editor.id, and so on.
  roles = [
    "rol_aB3dE5fG7hI9jK1l",
    "rol_bC4eF6gH8iJ0kL2m",
  ]
}
