variable "initial_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "auth0users_user" "mira" {
  connection_name = "Username-Password-Authentication"
  email           = "mira.solberg@example.com"

  password_wo         = var.initial_password
  password_wo_version = 1
}

# Asks for the verification of the address as soon as Terraform has created the user.
# The trigger stands in a resource of its own, since Terraform 1.16 refuses an action
# that refers to the very resource that triggers it (`action reference cycle`).
resource "terraform_data" "mira_created" {
  triggers_replace = auth0users_user.mira.id

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.auth0users_send_user_verification_email.mira]
    }
  }
}

action "auth0users_send_user_verification_email" "mira" {
  config {
    user_id = auth0users_user.mira.id
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
