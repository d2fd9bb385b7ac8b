# People of a variable, as in a module of your own, go into the attribute users. (The labels of
# blocks must be known when the configuration is validated, and no variable is known then.)
variable "people" {
  description = "The people of the team, by personnel number."
  type = map(object({
    email        = string
    name         = optional(string)
    roles        = optional(set(string)) # IDs of roles; not written, roles are left alone.
    app_metadata = optional(map(string))
  }))
  default = {
    "2001" = { email = "noor.haddad@example.com", name = "Noor Haddad" }
    "2002" = { email = "liam.byrne@example.com", app_metadata = { department = "Support" } }
  }
}

resource "auth0users_roster" "team" {
  connection_name = "email"
  on_destroy      = "block"
  max_deletions   = 5

  users = {
    for number, person in var.people : number => merge(person, {
      app_metadata = person.app_metadata == null ? null : jsonencode(person.app_metadata)
    })
  }
}
