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
      source  = "auth0users/auth0users"
      version = "~> 0.1"
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

# What a department brings with it: roles, and a few permissions on their own.
# Roles and APIs are managed elsewhere; here only who has them.
resource "auth0users_user_roles" "team" {
  for_each = {
    for key, person in local.roster : key => person if contains(keys(var.roles), person.department)
  }

  user_id = auth0users_user.team[each.key].id
  roles   = var.roles[each.value.department]
}

resource "auth0users_user_permissions" "team" {
  for_each = {
    for key, person in local.roster : key => person
    if contains(keys(var.permissions), person.department)
  }

  user_id     = auth0users_user.team[each.key].id
  permissions = var.permissions[each.value.department]
}

# Everyone in a department, people included whom nobody has written into the
# roster. The function keeps whatever the name holds from widening the search.
data "auth0users_users" "department" {
  q = provider::auth0users::search_query({ "app_metadata.department" = var.department })

  depends_on = [auth0users_user.team]
}
