# Every browser asks for the second factor again:
#   terraform apply -invoke=action.auth0users_invalidate_user_remembered_browsers.nora
action "auth0users_invalidate_user_remembered_browsers" "nora" {
  config {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}
