# Auth0 forgets the tokens for the calendar of somebody:
#   terraform apply -invoke=action.auth0users_delete_user_federated_connections_tokenset.calendar
action "auth0users_delete_user_federated_connections_tokenset" "calendar" {
  config {
    user_id     = "auth0|64f0c0ffee64f0c0ffee64f0"
    tokenset_id = "5f0c0ffee5f0c0ffee5f0c0ff"
  }
}
