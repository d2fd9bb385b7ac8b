# One role for somebody whose other roles are assigned elsewhere.
resource "auth0users_user_role" "nora_reviews" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  role_id = "rol_bC4eF6gH8iJ0kL2m"
}

output "gives" {
  value = auth0users_user_role.nora_reviews.name
}
