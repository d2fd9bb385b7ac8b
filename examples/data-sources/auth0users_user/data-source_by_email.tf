# Somebody who signs in through SSO, and perhaps has not done so yet: Terraform
# cannot create such a user, but can find them once they exist.
data "auth0users_user" "employee" {
  email           = "ines.duarte@acme.example.com"
  connection_name = "acme-saml"
  allow_missing   = true
}

output "has_signed_in" {
  value = data.auth0users_user.employee.id != null
}
