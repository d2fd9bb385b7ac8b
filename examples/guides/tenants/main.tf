# One provider block for each tenant. Environment variables would hold for both, so credentials are
# variables here.
variable "tenants" {
  type = object({
    production = object({ domain = string, client_id = string, client_secret = string })
    staging    = object({ domain = string, client_id = string, client_secret = string })
  })
  sensitive = true
}

variable "admins" {
  type    = map(string)
  default = { amira = "amira.haddad@example.com" }
}

provider "auth0users" {
  alias         = "production"
  domain        = var.tenants.production.domain
  client_id     = var.tenants.production.client_id
  client_secret = var.tenants.production.client_secret

  deletion_protection = true
}

provider "auth0users" {
  alias         = "staging"
  domain        = var.tenants.staging.domain
  client_id     = var.tenants.staging.client_id
  client_secret = var.tenants.staging.client_secret
}

resource "auth0users_user" "production" {
  for_each = var.admins
  provider = auth0users.production

  connection_name = "email"
  email           = each.value
}

resource "auth0users_user" "staging" {
  for_each = var.admins
  provider = auth0users.staging

  connection_name = "email"
  email           = each.value
}
