# Somebody who has left cannot sign in any more.
resource "auth0users_user" "jonas" {
  connection_name = "email"
  email           = "jonas.weber@example.com"
  blocked         = true
}

# What is open ends as well, after the user has been blocked, and again whenever the
# day changes.
resource "auth0users_user_access_revocation" "jonas" {
  user_id  = auth0users_user.jonas.id
  triggers = { left_on = "2026-03-31" }
}

# One session of somebody else, on a device that was lost.
resource "auth0users_user_access_revocation" "device" {
  user_id    = "auth0|64f0c0ffee64f0c0ffee64f0"
  session_id = "nSx2026aB3dE5fG7hI9jK1l"
}
