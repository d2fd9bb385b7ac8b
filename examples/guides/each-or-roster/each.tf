# One resource each.
resource "auth0users_user" "person" {
  for_each = local.people

  connection_name = "email"
  email           = each.value.email
  name            = each.value.name
  app_metadata    = jsonencode({ department = each.value.department })
}
