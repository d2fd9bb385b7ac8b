# One state for a department: the same code, another backend key and another value of the variable.
#   terraform init -backend-config=key=people/support.tfstate
#   terraform apply -var=department=Support
variable "department" {
  type    = string
  default = "Support"
}

locals {
  everybody = csvdecode(file("${path.module}/people.csv"))
  people    = { for person in local.everybody : person.key => person if person.department == var.department }
}

provider "auth0users" {
  max_deletions = 0
  max_blocks    = 20

  # What other pipelines of the tenant leave is used; this bounds what this one takes.
  max_requests_per_second = 10
}

resource "auth0users_user" "person" {
  for_each = local.people

  connection_name = "email"
  email           = each.value.email
  name            = each.value.name
  on_destroy      = "block"
}
