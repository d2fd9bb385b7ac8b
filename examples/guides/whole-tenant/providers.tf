terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 1.36"
    }
    auth0users = {
      source  = "auth0users/auth0users"
      version = "~> 0.1"
    }
  }
}

# Both take the tenant from AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.
provider "auth0" {}

provider "auth0users" {}

variable "auth0_client_id" {
  description = "The application that Terraform signs in with, as in AUTH0_CLIENT_ID."
  type        = string
}

variable "initial_password" {
  type      = string
  sensitive = true
  ephemeral = true
}
