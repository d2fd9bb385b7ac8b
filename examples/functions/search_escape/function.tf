# Needs Terraform or OpenTofu >= 1.8.
variable "prefix" {
  type    = string
  default = "nora.lindgren@"
}

# Everyone whose e-mail address begins with the text, whatever that contains.
data "auth0users_users" "found" {
  q = "email:${provider::auth0users::search_escape(var.prefix)}*"
}

output "found" {
  value = data.auth0users_users.found.ids
}
