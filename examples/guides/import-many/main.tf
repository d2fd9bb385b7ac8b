# Needs Terraform or OpenTofu >= 1.7, which know for_each in import blocks.

# Whom to bring in.
variable "q" {
  type    = string
  default = "identities.connection:\"Username-Password-Authentication\""
}

provider "auth0users" {
  # Nobody is deleted because of a mistake in a query.
  deletion_protection = true
}

data "auth0users_users" "found" {
  q      = var.q
  fields = ["user_id", "identities"]
}

locals {
  # By ID: an address changes, an ID does not.
  found = { for user in data.auth0users_users.found.users : user.id => user }
}

import {
  for_each = local.found
  to       = auth0users_user.found[each.key]
  id       = each.key
}

resource "auth0users_user" "found" {
  for_each = local.found

  connection_name = each.value.identities[0].connection
}
