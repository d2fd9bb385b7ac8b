# What the imported user looks like in a configuration.
resource "auth0users_user" "nora" {
  connection_name = "Username-Password-Authentication"
  email           = "nora.lindgren@example.com"
  given_name      = "Nora"
  family_name     = "Lindgren"
  name            = "Nora Lindgren"

  app_metadata = jsonencode({
    department = "Support"
  })
}
