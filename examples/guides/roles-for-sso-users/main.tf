# Who may do what, by e-mail address. Nobody here is created by Terraform: they
# appear in Auth0 when they sign in for the first time.
variable "people" {
  type = map(set(string))
  default = {
    "guest@example.org"         = ["rol_aB3dE5fG7hI9jK1l"]
    "not.yet.here@example.org"  = ["rol_aB3dE5fG7hI9jK1l", "rol_bC4eF6gH8iJ0kL2m"]
    "nora.lindgren@example.com" = ["rol_bC4eF6gH8iJ0kL2m"]
  }
}

# The connection through which they sign in.
variable "connection_name" {
  type    = string
  default = "google-oauth2"
}

data "auth0users_user" "person" {
  for_each = var.people

  email           = each.key
  connection_name = var.connection_name
  allow_missing   = true # Null until the first login.
  fields          = ["user_id", "email"]
}

locals {
  present = toset([for email, user in data.auth0users_user.person : email if user.id != null])
}

resource "auth0users_user_roles" "person" {
  for_each = local.present

  user_id = data.auth0users_user.person[each.key].id
  roles   = var.people[each.key]
}
