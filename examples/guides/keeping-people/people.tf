# Who works here.
variable "staff" {
  type = map(string)
  default = {
    amira = "amira.haddad@example.com"
    jonas = "jonas.weber@example.com"
    mei   = "mei.tanaka@example.com"
    omar  = "omar.said@example.com"
  }
}

provider "auth0users" {
  # No run deletes anybody, and none blocks more than two.
  max_deletions = 0
  max_blocks    = 2
}

resource "auth0users_user" "staff" {
  for_each = var.staff

  connection_name = "email"
  email           = each.value

  # Who leaves the list cannot sign in any more. The account stays.
  on_destroy = "block"

  # Who comes back is taken over again, and stays blocked until blocked = false says otherwise.
  on_conflict = "adopt"
}
