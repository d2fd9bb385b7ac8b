# Every single role of the users who are blocked.
list "auth0users_user_role" "blocked" {
  provider = auth0users
  limit    = 1000

  config {
    q = "blocked:true"
  }
}
