# Too many wrong passwords:
#   terraform apply -invoke=action.auth0users_unblock_user.nora
action "auth0users_unblock_user" "nora" {
  config {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}

# The same, for whoever signs in with an address:
action "auth0users_unblock_user" "address" {
  config {
    identifier = "nora.lindgren@example.com"
  }
}
