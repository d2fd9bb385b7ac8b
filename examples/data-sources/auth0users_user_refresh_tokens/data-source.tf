data "auth0users_user_refresh_tokens" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

# The applications that may act for Nora while she is away, and how many tokens each has.
output "tokens_by_application" {
  value = {
    for application, tokens in {
      for token in data.auth0users_user_refresh_tokens.nora.refresh_tokens : token.client_id => token.id...
    } : application => length(tokens)
  }
}

# Tokens that never end.
output "endless" {
  value = [
    for token in data.auth0users_user_refresh_tokens.nora.refresh_tokens : token.id
    if token.expires_at == null && token.idle_expires_at == null
  ]
}
