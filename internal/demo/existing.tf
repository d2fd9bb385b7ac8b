import {
  to = auth0users_user.ines
  id = "google-oauth2|104857600000000000042"
}

resource "auth0users_user" "ines" {
  connection_name = "google-oauth2"
  email           = "ines.duarte@example.com"
  name            = "Inês Duarte"
}
