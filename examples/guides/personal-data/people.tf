resource "auth0users_user" "nora" {
  connection_name = "email"
  email           = "nora.lindgren@example.org"
  app_metadata    = jsonencode({ cost_center = "4711" })
}
