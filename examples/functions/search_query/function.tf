# Needs Terraform or OpenTofu >= 1.8.
variable "names" {
  type    = list(string)
  default = ["O'Neil (admin)", "Nora Lindgren"]
}

data "auth0users_users" "found" {
  # app_metadata.department:"Support" AND name:("O'Neil (admin)" OR "Nora Lindgren")
  q = provider::auth0users::search_query({
    name                      = var.names
    "app_metadata.department" = "Support"
  })
}

output "found" {
  value = data.auth0users_users.found.ids
}
