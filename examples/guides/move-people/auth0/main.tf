# Needs Terraform or OpenTofu >= 1.11.
locals {
  # One JSON object a line. A message about a broken line does not show it.
  rows = [
    for line in split("\n", file("${path.module}/hashes.ndjson")) :
    try(jsondecode(line), "a line that is no JSON") if trimspace(line) != ""
  ]

  # By the ID of the old tenant, without auth0|: people keep it, and applications that know them by "sub"
  # find them again.
  by_id = {
    for row in local.rows : try(row.alt_id, row._id["$oid"]) => row
    if row.connection == "Username-Password-Authentication"
  }

  # Some rows have the address among the identifiers only.
  address = { for id, row in local.by_id : id => try(
    { value = row.email, verified = row.email_verified },
    [for i in row.identifiers : { value = i.value, verified = i.verified } if i.type == "email"][0],
  ) }
}

resource "auth0users_roster" "moved" {
  connection_name = "Username-Password-Authentication"
  on_destroy      = "keep"

  dynamic "user" {
    for_each = local.address
    labels   = [user.key]
    content {
      user_id        = user.key
      email          = user.value.value
      email_verified = user.value.verified
    }
  }

  password_hashes_wo         = { for id, row in local.by_id : id => try(row.passwordHash, row.password_hash) }
  password_hashes_wo_version = 1
}
