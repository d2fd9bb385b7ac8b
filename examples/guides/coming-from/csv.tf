# A CSV file of a personnel system. An empty cell means that there is no such thing.
locals {
  csv = {
    for person in csvdecode(file("${path.module}/people.csv")) :
    person.key => { for column, cell in person : column => cell == "" ? null : cell }
  }
}

resource "auth0users_user" "csv" {
  for_each = local.csv

  connection_name = "email"
  email           = each.value.email
  given_name      = each.value.given_name
  family_name     = each.value.family_name
  app_metadata    = jsonencode({ department = each.value.department })
  on_destroy      = "block"
  on_conflict     = "adopt" # Whoever signed up before is taken over.
}
