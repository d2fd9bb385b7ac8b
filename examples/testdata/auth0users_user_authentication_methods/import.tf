# What the imported methods look like in a configuration. Auth0 shows masks of number
# and address; these fit them.
resource "auth0users_user_authentication_methods" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  methods = [
    { type = "phone", name = "Mobile", phone_number = "+14155550144" },
    { type = "email", name = "Work", email = "nora.lindgren@example.com" },
  ]
}
