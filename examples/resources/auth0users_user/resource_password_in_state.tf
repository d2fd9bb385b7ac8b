# With a CLI that has no write-only arguments, before 1.11. The password is
# stored in the state in plain text: guard the state accordingly.

variable "initial_password" {
  type      = string
  sensitive = true
}

resource "auth0users_user" "desk" {
  connection_name = "Username-Database"
  email           = "front.desk@example.com"
  username        = "frontdesk"
  password        = var.initial_password
}
