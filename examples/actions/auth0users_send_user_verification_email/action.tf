# Asks for the verification of the address as soon as Terraform has created the user.
resource "auth0users_user" "nora" {
  connection_name = "Username-Password-Authentication"
  email           = "nora.lindgren@example.com"

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.auth0users_send_user_verification_email.nora]
    }
  }
}

action "auth0users_send_user_verification_email" "nora" {
  config {
    user_id = auth0users_user.nora.id
    timeout = "5m"
  }
}

# Somebody who signs in with Google:
#   terraform apply -invoke=action.auth0users_send_user_verification_email.guest
action "auth0users_send_user_verification_email" "guest" {
  config {
    user_id = "google-oauth2|104857600000000000001"
    identity = {
      user_id  = "104857600000000000001"
      provider = "google-oauth2"
    }
  }
}
