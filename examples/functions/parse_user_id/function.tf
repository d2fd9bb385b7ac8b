# Needs Terraform or OpenTofu >= 1.8.
output "parts" {
  # { provider = "samlp", connection = "acme", id = "ada@acme.example" }
  value = provider::auth0users::parse_user_id("samlp|acme|ada@acme.example")
}
