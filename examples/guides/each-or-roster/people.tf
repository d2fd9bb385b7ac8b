# The people, and what holds for either way to manage them.
locals {
  people = { for person in csvdecode(file("${path.module}/people.csv")) : person.key => person }
}

provider "auth0users" {
  # Moving deletes and blocks nobody: a plan that would is an error.
  deletion_protection = true
  max_blocks          = 0
}
