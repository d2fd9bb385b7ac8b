# Somebody lost the phone with the second factor, and enrols again:
#   terraform apply -invoke=action.auth0users_delete_user_authenticators.nora
action "auth0users_delete_user_authenticators" "nora" {
  config {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}
