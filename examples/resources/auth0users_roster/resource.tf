# The people, from whatever the organisation keeps them in: here the text of a CSV file.
locals {
  people = { for row in csvdecode(<<-CSV
    number,email,name,department,blocked
    1001,amara.okafor@example.com,Amara Okafor,Engineering,
    1002,jonas.weber@example.com,Jonas Weber,Sales,
    1003,mei.tanaka@example.com,Mei Tanaka,Support,true
  CSV
  ) : row.number => row }
}

resource "auth0users_roster" "staff" {
  connection_name = "email"

  # Who leaves the file cannot sign in any more; the account stays. An empty file is a mistake.
  on_destroy    = "block"
  max_deletions = 20

  # People who exist already are taken over. The plan names them.
  on_conflict = "adopt"

  # Many new people of a database come in at once, by import jobs of Auth0. "never": one by one.
  import_jobs = "auto"

  dynamic "user" {
    for_each = local.people
    labels   = [user.key] # The key of the person: stable, and unique.
    content {
      email        = user.value.email
      name         = user.value.name
      app_metadata = jsonencode({ department = user.value.department })
      blocked      = user.value.blocked == "true" ? true : null
    }
  }

  # Somebody who is in no file.
  user "on-call" {
    email          = "on-call@example.com"
    email_verified = true
    name           = "On call"

    # All roles of the person: IDs such as "rol_aB3dE5fG7hI9jK1l". Not written, roles are left alone.
    roles = []
  }

  # Without this, an apply of a new roster ends well although somebody could not be created: see
  # Failures above.
  lifecycle {
    postcondition {
      condition     = alltrue([for id in values(self.ids) : id != null])
      error_message = "Not created: ${join(", ", [for key, id in self.ids : key if id == null])}."
    }
  }
}

# Those who existed before, and were taken over.
output "taken_over" {
  value = [for key, id in auth0users_roster.staff.adopted_ids : key if id != null]
}

output "user_id_of_amara" {
  value = auth0users_roster.staff.ids["1001"]
}
