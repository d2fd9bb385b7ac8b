# A team from a roster: one line of roster.csv, one person.
#
# Domain and credentials come from the environment: AUTH0_DOMAIN,
# AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET. `make demo` runs this configuration
# against the emulator.

terraform {
  # For the write-only password. See the page of auth0users_user for older CLIs.
  required_version = ">= 1.11"

  required_providers {
    auth0users = {
      source = "auth0users/auth0users"
    }
  }
}

provider "auth0users" {}

locals {
  # An empty cell means that the person has no such thing.
  roster = {
    for person in csvdecode(file("${path.module}/roster.csv")) :
    person.key => { for column, cell in person : column => cell == "" ? null : cell }
  }

  # The others sign in with a code sent by e-mail or text message.
  with_password = ["Username-Password-Authentication", "Username-Database"]
}

resource "auth0users_user" "team" {
  for_each = local.roster

  connection_name = each.value.connection
  email           = each.value.email
  username        = each.value.username
  phone_number    = each.value.phone_number

  given_name  = each.value.given_name
  family_name = each.value.family_name
  name        = "${each.value.given_name} ${each.value.family_name}"
  blocked     = tobool(each.value.blocked)

  # What the person may change, and what only we may. Other keys belong to the
  # applications that write them and are left alone.
  user_metadata = jsonencode({
    locale = each.value.locale
  })
  app_metadata = jsonencode({
    department = each.value.department
    title      = each.value.title
  })

  # In no plan and no state. Sent on creation, and again when the version changes.
  password_wo         = contains(local.with_password, each.value.connection) ? var.initial_password : null
  password_wo_version = contains(local.with_password, each.value.connection) ? 1 : null
}
