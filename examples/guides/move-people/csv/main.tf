# Needs Terraform or OpenTofu >= 1.11.

# The text of a CSV file with the columns number, password_hash and totp_secret. Nothing of an
# ephemeral variable is in a plan file or in the state; it is given to the plan and again to the
# apply.
variable "hashes_csv" {
  type      = string
  sensitive = true
  ephemeral = true
}

locals {
  people = { for row in csvdecode(file("${path.module}/people.csv")) : row.number => row }
}

resource "auth0users_roster" "moved" {
  connection_name = "Username-Password-Authentication"
  on_destroy      = "keep"

  dynamic "user" {
    for_each = local.people
    labels   = [user.key]
    content {
      email          = user.value.email
      email_verified = true
      name           = user.value.name
    }
  }

  # bcrypt goes in as it is, $2y$ of PHP as well.
  password_hashes_wo         = { for row in csvdecode(var.hashes_csv) : row.number => row.password_hash }
  password_hashes_wo_version = 1

  mfa_factors_wo = { for row in csvdecode(var.hashes_csv) : row.number =>
    jsonencode([{ totp = { secret = row.totp_secret } }]) if row.totp_secret != ""
  }
}
