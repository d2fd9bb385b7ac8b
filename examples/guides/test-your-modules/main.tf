# A module for the people of one team. Whoever leaves is blocked and loses the roles.
terraform {
  required_providers {
    auth0users = {
      source  = "auth0users/auth0users"
      version = "~> 0.1"
    }
  }
}

variable "people" {
  type = map(object({
    email = string
    roles = optional(set(string), [])
    left  = optional(bool, false)
  }))
}

resource "auth0users_user" "person" {
  for_each = var.people

  connection_name = "email"
  email           = each.value.email
  blocked         = each.value.left
}

resource "auth0users_user_roles" "person" {
  for_each = var.people

  user_id = auth0users_user.person[each.key].id
  roles   = each.value.left ? [] : each.value.roles
}

output "ids" {
  value = { for key, user in auth0users_user.person : key => user.id }
}
