# Somebody starts over with all second factors:
#   terraform apply -invoke=action.auth0users_delete_user_authentication_methods.nora
action "auth0users_delete_user_authentication_methods" "nora" {
  config {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}
