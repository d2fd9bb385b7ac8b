# Who works here.
variable "staff" {
  type = map(string)
  default = {
    amira = "amira.haddad@example.com"
    jonas = "jonas.weber@example.com"
  }
}

resource "auth0users_user" "staff" {
  for_each = var.staff

  connection_name = "email"
  email           = each.value
  on_destroy      = "block"
}
