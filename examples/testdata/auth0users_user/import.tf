# What the imported user looks like in a configuration.
resource "auth0users_user" "dara" {
  connection_name = "Username-Password-Authentication"
  email           = "dara.oneill@example.com"
  given_name      = "Dara"
  family_name     = "O'Neill"
  name            = "Dara O'Neill"

  app_metadata = jsonencode({
    department = "Support"
  })
}
