data "auth0users_user_federated_connections_tokensets" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

# For which services Auth0 holds tokens of Nora, and what they allow.
output "services" {
  value = {
    for tokenset in data.auth0users_user_federated_connections_tokensets.nora.tokensets :
    tokenset.id => { connection = tokenset.connection, scopes = split(" ", tokenset.scope) }
  }
}
