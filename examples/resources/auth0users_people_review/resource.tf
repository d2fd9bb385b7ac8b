variable "staff" {
  type    = set(string)
  default = ["amira.haddad@example.com", "jonas.weber@example.com", "mei.tanaka@example.com"]
}

resource "auth0users_user" "staff" {
  for_each = var.staff

  connection_name = "email"
  email           = each.value
  on_destroy      = "block"
}

# In every plan: who is created, blocked, deleted, ... And an error when it is too many.
resource "auth0users_people_review" "staff" {
  max_deletions = "0"
  max_blocks    = "34%" # Of all who are managed.
  max_creations = "50"

  # Every block of users that the review is to speak of.
  depends_on = [auth0users_user.staff]
}
