# Somebody moves from Duo to another second factor:
#   terraform apply -invoke=action.auth0users_delete_user_multifactor_provider.nora
action "auth0users_delete_user_multifactor_provider" "nora" {
  config {
    user_id              = "auth0|64f0c0ffee64f0c0ffee64f0"
    multifactor_provider = "duo"
  }
}
