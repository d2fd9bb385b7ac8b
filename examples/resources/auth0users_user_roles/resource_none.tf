# Somebody who signed up alone and shall have no role at all.
resource "auth0users_user_roles" "guest" {
  user_id = "google-oauth2|104857600000000000001"
  roles   = []
}
