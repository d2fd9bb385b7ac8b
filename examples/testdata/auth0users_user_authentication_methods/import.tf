# What the imported methods look like in a configuration. Auth0 shows masks of number
# and address: with the masks, the methods stay as they are; in full, they are replaced.
resource "auth0users_user_authentication_methods" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  methods = [
    { type = "phone", name = "Mobile", phone_number = "XXXXXXXX0144" },
    { type = "email", name = "Work", email = "nora****@exam*******" },
  ]
}
