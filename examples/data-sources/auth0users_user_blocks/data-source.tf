data "auth0users_user_blocks" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

# The addresses from which Nora cannot sign in; null stands for everywhere.
output "nora_is_blocked_from" {
  value = data.auth0users_user_blocks.nora.blocked_for[*].ip
}
