# What the official provider makes: where people sign in, what they may do, where they
# belong.
resource "auth0_client" "portal" {
  name      = "Portal"
  app_type  = "regular_web"
  callbacks = ["https://portal.example.com/callback"]
}

resource "auth0_connection" "staff" {
  name     = "staff"
  strategy = "auth0"

  options {
    brute_force_protection = true
    disable_signup         = true
  }
}

# Users can be created in a connection only by an application for which it is enabled:
# the one that Terraform signs in with has to be among them.
resource "auth0_connection_clients" "staff" {
  connection_id   = auth0_connection.staff.id
  enabled_clients = [auth0_client.portal.id, var.auth0_client_id]
}

resource "auth0_resource_server" "library" {
  identifier = "https://api.example.com/books"
  name       = "Library"
}

resource "auth0_resource_server_scopes" "library" {
  resource_server_identifier = auth0_resource_server.library.identifier

  scopes {
    name        = "read:books"
    description = "Read books"
  }

  scopes {
    name        = "write:books"
    description = "Write books"
  }
}

resource "auth0_role" "librarian" {
  name        = "Librarian"
  description = "Looks after the books"
}

resource "auth0_role_permissions" "librarian" {
  role_id = auth0_role.librarian.id

  dynamic "permissions" {
    for_each = auth0_resource_server_scopes.library.scopes
    content {
      resource_server_identifier = auth0_resource_server.library.identifier
      name                       = permissions.value.name
    }
  }
}

resource "auth0_organization" "readers" {
  name         = "readers"
  display_name = "Readers"
}

resource "auth0_organization_connection" "staff" {
  organization_id            = auth0_organization.readers.id
  connection_id              = auth0_connection.staff.id
  assign_membership_on_login = false
}

resource "auth0_organization_member" "nora" {
  organization_id = auth0_organization.readers.id
  user_id         = auth0users_user.nora.id
}
