# A recovery code leaked:
#   terraform apply -invoke=action.auth0users_regenerate_user_recovery_code.nora
action "auth0users_regenerate_user_recovery_code" "nora" {
  config {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}
