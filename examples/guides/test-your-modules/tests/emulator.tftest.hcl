# Against the emulator: what the tenant would say, users really made, changed and destroyed.
variables {
  people = {
    amira = { email = "amira.haddad@example.com", roles = ["rol_aB3dE5fG7hI9jK1l"] }
    jonas = { email = "jonas.weber@example.com" }
  }
}

run "joins" {
  assert {
    condition     = startswith(output.ids.amira, "email|")
    error_message = "amira has the ID ${output.ids.amira}."
  }
}

run "leaves" {
  variables {
    people = {
      amira = { email = "amira.haddad@example.com", roles = ["rol_aB3dE5fG7hI9jK1l"], left = true }
      jonas = { email = "jonas.weber@example.com" }
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
