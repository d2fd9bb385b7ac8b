terraform {
  required_version = ">= 1.11"

  required_providers {
    auth0users = {
      source  = "auth0users/auth0users"
      version = "~> 0.1"
    }
  }
}

provider "auth0users" {
  # Plans run with an application that may only read. Without this they would object to the scopes that
  # it lacks.
  preflight = "off"

  # A bad change of a file must not cost many people their access.
  max_deletions = 0
  max_blocks    = 5
}

# Only the apply needs the real one.
variable "initial_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

locals {
  people = csvdecode(file("${path.module}/people.csv"))
}

resource "auth0users_user" "person" {
  for_each = { for person in local.people : person.key => person }

  connection_name = "Username-Password-Authentication"
  email           = each.value.email
  name            = each.value.name
  on_destroy      = "block"

  password_wo         = var.initial_password
  password_wo_version = 1
}
