# What GET /api/v1/users of Okta answers, all pages in one array.
locals {
  okta = {
    for user in jsondecode(file("${path.module}/okta.json")) : user.id => user
    if user.status != "DEPROVISIONED"
  }
}

resource "auth0users_user" "okta" {
  for_each = local.okta

  connection_name = "email"
  email           = each.value.profile.email
  given_name      = each.value.profile.firstName
  family_name     = each.value.profile.lastName
  blocked         = each.value.status == "SUSPENDED" ? true : null
  app_metadata    = jsonencode({ okta_id = each.key })
  on_destroy      = "block"
}
