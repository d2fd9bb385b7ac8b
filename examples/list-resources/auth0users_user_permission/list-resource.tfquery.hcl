# Every single direct permission of one user.
list "auth0users_user_permission" "nora" {
  provider = auth0users

  config {
    q = "email:\"nora.lindgren@example.com\""
  }
}
