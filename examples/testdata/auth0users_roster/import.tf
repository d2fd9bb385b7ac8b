# What the imported roster looks like in a configuration.
resource "auth0users_roster" "staff" {
  connection_name = "Username-Password-Authentication"

  user "nora.lindgren@example.com" {
    email       = "nora.lindgren@example.com"
    given_name  = "Nora"
    family_name = "Lindgren"
    name        = "Nora Lindgren"

    app_metadata = jsonencode({
      department = "Support"
    })
  }
}
