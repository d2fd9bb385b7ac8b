# Needs Terraform or OpenTofu >= 1.11, for the write-only password.

# A new colleague, with a first password that nobody has ever seen: it is made during
# the apply, and is in no plan and no state.
resource "auth0users_user" "lea" {
  connection_name     = "Username-Password-Authentication"
  email               = "lea.moreau@example.com"
  given_name          = "Lea"
  family_name         = "Moreau"
  name                = "Lea Moreau"
  password_wo         = "Aa1-${uuid()}"
  password_wo_version = 1
}

# She chooses her own by a link, which also shows that the address is hers. Another
# number makes another link, say because this one has expired.
resource "auth0users_user_ticket" "lea" {
  type                   = "password_change"
  user_id                = auth0users_user.lea.id
  ttl_sec                = 2 * 24 * 60 * 60
  mark_email_as_verified = true
  triggers               = { invitation = "1" }
}

# For the mail that welcomes her: terraform output -json welcome
output "welcome" {
  sensitive = true
  value = {
    to    = auth0users_user.lea.email
    link  = auth0users_user_ticket.lea.ticket
    until = auth0users_user_ticket.lea.expires_at
  }
}
