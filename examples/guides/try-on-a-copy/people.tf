# The people as they are in the tenant, and the change to try: who has left.
variable "people" {
  type = map(object({ id = string, name = string, email = string }))
  default = {
    amira = {
      id    = "auth0|64f0c0ffee64f0c0ffee64f1"
      name  = "Amira Haddad"
      email = "amira.haddad@example.com"
    }
    jonas = {
      id    = "auth0|64f0c0ffee64f0c0ffee64f2"
      name  = "Jonas Weber"
      email = "jonas.weber@example.com"
    }
  }
}

variable "left" {
  type    = set(string)
  default = ["jonas"]
}

import {
  for_each = var.people
  to       = auth0users_user.person[each.key]
  id       = each.value.id
}

resource "auth0users_user" "person" {
  for_each = var.people

  connection_name = "staff"
  email           = each.value.email
  name            = each.value.name
  blocked         = contains(var.left, each.key)
  on_destroy      = "block"
}
