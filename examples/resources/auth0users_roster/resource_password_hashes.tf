# People from another system, with the passwords that they have. The hashes are in no plan and no state.
# Needs Terraform or OpenTofu >= 1.11.
locals {
  # From an export of the other system, kept out of the repository: jsondecode(file("export.json")), for
  # example.
  export = jsondecode(<<-JSON
    {
      "1001": {
        "email": "amara.okafor@example.com",
        "hash": "$2b$10$ABCDEFGHIJKLMNOPQRSTUOxj1gccCqdFyKicmDoLzGGJQEmaf65Gi"
      },
      "1002": { "email": "jonas.weber@example.com", "hash": "{SSHA}Bz7J2x2U15E9hMCh+FwGiFvgtZdwaW5jaA==" }
    }
  JSON
  )
}

resource "auth0users_roster" "moved" {
  connection_name = "Username-Password-Authentication"
  on_destroy      = "keep"

  dynamic "user" {
    for_each = local.export
    labels   = [user.key]
    content {
      email          = user.value.email
      email_verified = true
    }
  }

  # bcrypt goes in as it is, other algorithms as Auth0 documents for custom_password_hash.
  password_hashes_wo = {
    for key, person in local.export : key => startswith(person.hash, "$2") ? person.hash : jsonencode({
      algorithm = "ldap", hash = { value = person.hash }
    })
  }
  password_hashes_wo_version = 1

  # Second factors go in with the person as well.
  mfa_factors_wo = { "1001" = jsonencode([{ phone = { value = "+14155550123" } }]) }
}
