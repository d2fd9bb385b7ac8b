# Everybody who works here, and everybody who did until lately.
variable "people" {
  type = map(object({
    email   = string
    roles   = optional(set(string), [])
    left_on = optional(string)      # The day somebody leaves: no access from then on.
    forget  = optional(bool, false) # Whether removing the entry deletes the user.
  }))
  default = {
    amira = { email = "amira.haddad@example.com", roles = ["rol_aB3dE5fG7hI9jK1l"] }
    jonas = { email = "jonas.weber@example.com", roles = ["rol_aB3dE5fG7hI9jK1l", "rol_bC4eF6gH8iJ0kL2m"] }
  }
}

locals {
  gone = { for key, person in var.people : key => person if person.left_on != null }
}

resource "auth0users_user" "person" {
  for_each = var.people

  connection_name = "email" # A code by e-mail; works the same with passwords.
  email           = each.value.email
  blocked         = each.value.left_on != null

  # An entry that is removed too early only blocks the user.
  on_destroy = each.value.forget ? "delete" : "block"
}

resource "auth0users_user_roles" "person" {
  for_each = var.people

  user_id = auth0users_user.person[each.key].id
  roles   = each.value.left_on == null ? each.value.roles : []
}
