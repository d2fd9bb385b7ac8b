# People who sign in with a code, sent by e-mail or text message.
resource "auth0users_user" "contractor" {
  connection_name = "email"
  email           = "jonas.weber@contractor.example"
  name            = "Jonas Weber"

  user_metadata = jsonencode({
    locale = "de"
  })
}

resource "auth0users_user" "driver" {
  connection_name = "sms"
  phone_number    = "+14155550142"
  name            = "Luis Herrera"
}
