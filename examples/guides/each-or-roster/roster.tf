# Everybody in one resource.
resource "auth0users_roster" "people" {
  connection_name = "email"

  # Whoever exists is taken over. The plan names them all.
  on_conflict = "adopt"

  dynamic "user" {
    for_each = local.people
    labels   = [user.key]
    content {
      email        = user.value.email
      name         = user.value.name
      app_metadata = jsonencode({ department = user.value.department })
    }
  }
}

# For the way back: terraform output -json ids > ids.json
output "ids" {
  value = auth0users_roster.people.ids
}
