# The hashes of Firebase cannot go into Auth0: people come without a password, and a link lets them
# choose one.
locals {
  # Who signs in with Google or Apple only needs no user in a database.
  people = {
    for user in jsondecode(file("${path.module}/users.json")).users : user.localId => user
    if can(user.email) && can(user.passwordHash)
  }
}

resource "auth0users_roster" "moved" {
  connection_name = "Username-Password-Authentication"
  on_destroy      = "keep"

  dynamic "user" {
    for_each = local.people
    labels   = [user.key]
    content {
      user_id        = user.key
      email          = user.value.email
      email_verified = user.value.emailVerified
      name           = try(user.value.displayName, null)
      blocked        = try(user.value.disabled, false) ? true : null
    }
  }
}

# Without pgp_key the links are in the state as they are.
resource "auth0users_user_ticket" "welcome" {
  for_each               = local.people
  type                   = "password_change"
  user_id                = auth0users_roster.moved.ids[each.key]
  ttl_sec                = 14 * 24 * 60 * 60
  mark_email_as_verified = true
}

# For the mail to each: terraform output -json welcome
output "welcome" {
  sensitive = true
  value     = { for id, user in local.people : user.email => auth0users_user_ticket.welcome[id].ticket }
}
