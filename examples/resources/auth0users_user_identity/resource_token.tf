# Needs Terraform or OpenTofu >= 1.11, for the write-only token.

variable "id_token" {
  type      = string
  sensitive = true
  ephemeral = true
}

# The ID token that Nora got when she signed in with Google: proof that the account is
# hers. It counts when the account is linked; later tokens change nothing.
resource "auth0users_user_identity" "nora_google" {
  user_id      = "auth0|64f0c0ffee64f0c0ffee64f0"
  link_with_wo = var.id_token
}

output "account_of_nora" {
  value = join("|", [
    auth0users_user_identity.nora_google.identity_provider,
    auth0users_user_identity.nora_google.identity_user_id,
  ])
}
