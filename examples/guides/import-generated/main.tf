# Whom to bring in.
variable "q" {
  type    = string
  default = "identities.connection:\"Username-Password-Authentication\""
}

data "auth0users_users" "found" {
  q      = var.q
  fields = ["user_id"]
}

# One import block per user, as text: terraform output -raw imports >imports.tf
output "imports" {
  value = join("\n", [for id in data.auth0users_users.found.ids : <<-EOT
    import {
      to = auth0users_user.${replace(id, "/[^A-Za-z0-9_-]/", "_")}
      id = ${jsonencode(id)}
    }
  EOT
  ])
}
