terraform {
  cloud {
    organization = "acme"

    workspaces {
      name = "auth0-users"
    }
  }
}
