# Without any tenant: the module's own logic. A mock makes up computed values; IDs of users have
# to look like IDs of users, or the resources that take them refuse them.
mock_provider "auth0users" {
  mock_resource "auth0users_user" {
    defaults = {
      id = "email|64f0c0ffee64f0c0ffee64f0"
    }
  }
  mock_data "auth0users_user" {
    defaults = {
      id = "email|64f0c0ffee64f0c0ffee64f0"
    }
  }
}

run "leaver_has_no_role" {
  variables {
    people = {
      amira = { email = "amira.haddad@example.com", roles = ["rol_aB3dE5fG7hI9jK1l"], left = true }
    }
  }

  assert {
    condition = alltrue([
      auth0users_user.person["amira"].blocked,
      length(auth0users_user_roles.person["amira"].roles) == 0,
    ])
    error_message = "Whoever leaves is blocked and has no role."
  }
}
