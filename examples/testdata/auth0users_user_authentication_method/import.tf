# What the imported method looks like in a configuration. Auth0 shows a mask of the
# number: with the mask, the method stays as it is; a number in full replaces it.
resource "auth0users_user_authentication_method" "nora" {
  user_id      = "auth0|64f0c0ffee64f0c0ffee64f0"
  type         = "phone"
  name         = "Mobile"
  phone_number = "XXXXXXXX0144"
}
