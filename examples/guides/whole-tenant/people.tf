# What this provider makes: the people.
resource "auth0users_user" "nora" {
  # Of the switch and not of the connection, which cannot take anybody before.
  connection_name = auth0_connection_clients.staff.name
  email           = "nora.lindgren@example.com"
  given_name      = "Nora"
  family_name     = "Lindgren"

  email_verified      = true
  password_wo         = var.initial_password
  password_wo_version = 1

  app_metadata = jsonencode({ department = "Library" })
}

resource "auth0users_user_roles" "nora" {
  user_id = auth0users_user.nora.id
  roles   = [auth0_role.librarian.id]

  depends_on = [auth0_role_permissions.librarian]
}
