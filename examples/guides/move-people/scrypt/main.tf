# Needs Terraform or OpenTofu >= 1.11.
locals {
  people = { for row in csvdecode(file("${path.module}/users.csv")) : row.id => row }

  # As Werkzeug (Flask) writes it: scrypt:cost:block size:parallelization$salt$hash in hex. What is
  # sensitive is in no message about an error.
  scrypt = { for id, row in local.people : id =>
    regex(join("", [
      "^scrypt:(?P<cost>[0-9]+):(?P<block>[0-9]+):(?P<parallel>[0-9]+)",
      "[$](?P<salt>[^$]+)[$](?P<hash>[0-9a-f]+)$",
    ]), sensitive(row.password_hash))
  }
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
    }
  }

  password_hashes_wo = { for id, s in local.scrypt : id => jsonencode({
    algorithm = "scrypt"
    hash      = { value = s.hash, encoding = "hex" }
    # "hex" or "base64" where the salt is bytes written as such.
    salt            = { value = s.salt, encoding = "utf8" }
    keylen          = length(s.hash) / 2
    cost            = tonumber(s.cost)
    blockSize       = tonumber(s.block)
    parallelization = tonumber(s.parallel)
  }) }
  password_hashes_wo_version = 1
}
