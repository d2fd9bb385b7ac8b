# Signs somebody out everywhere:
#   terraform apply -invoke=action.auth0users_delete_user_sessions.nora
action "auth0users_delete_user_sessions" "nora" {
  config {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}
