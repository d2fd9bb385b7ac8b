moved {
  from = auth0_user.nora
  to   = auth0users_user.nora
}

moved {
  from = auth0_user_roles.nora
  to   = auth0users_user_roles.nora
}

resource "auth0users_user" "nora" {
  connection_name = "Username-Password-Authentication"
  email           = "nora.lindgren@example.com"
  given_name      = "Nora"
  family_name     = "Lindgren"

  app_metadata = jsonencode({ department = "Support" })
}

resource "auth0users_user_roles" "nora" {
  user_id = auth0users_user.nora.id
  roles   = ["rol_aB3dE5fG7hI9jK1l"]
}
