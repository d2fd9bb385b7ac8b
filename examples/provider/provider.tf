terraform {
  required_providers {
    auth0users = {
      source  = "auth0users/auth0users"
      version = "~> 0.1"
    }
  }
}

# Every argument may come from the environment instead: AUTH0_DOMAIN,
# AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET, ...
provider "auth0users" {
  domain        = var.auth0_domain # my-tenant.eu.auth0.com
  client_id     = var.auth0_client_id
  client_secret = var.auth0_client_secret

  # A plan that would delete somebody is an error.
  deletion_protection = true
}

variable "auth0_domain" {
  type = string
}

variable "auth0_client_id" {
  type = string
}

variable "auth0_client_secret" {
  type      = string
  sensitive = true
}
