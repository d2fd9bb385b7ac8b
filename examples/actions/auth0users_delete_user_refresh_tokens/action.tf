# Applications must ask somebody to sign in again:
#   terraform apply -invoke=action.auth0users_delete_user_refresh_tokens.nora
action "auth0users_delete_user_refresh_tokens" "nora" {
  config {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}
