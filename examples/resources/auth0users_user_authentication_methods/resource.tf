# Every phone, e-mail and TOTP factor of a user. Whatever else of these types somebody
# adds is removed; passkeys and security keys are left alone.
resource "auth0users_user_authentication_methods" "guest" {
  user_id = "google-oauth2|104857600000000000001"
  methods = [
    { type = "phone", name = "Mobile", phone_number = "+14155550123" },
    { type = "email", name = "Work", email = "guest@example.org" },
  ]
}

# The order means nothing: refer to a method by what it is.
output "phone_id" {
  value = one([for m in auth0users_user_authentication_methods.guest.methods : m.id if m.type == "phone"])
}
