variable "initial_password" {
  description = "First password of everyone who signs in with one; they replace it by \"Forgot password\"."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "roles" {
  description = "IDs of the roles that come with a department (dashboard, Roles; or auth0_role.NAME.id)."
  type        = map(set(string))
  default     = {}
}

variable "permissions" {
  description = "Permissions that come with a department."
  type        = map(set(object({ name = string, resource_server_identifier = string })))
  default     = {}
}

variable "department" {
  description = "The department whose people the output department lists."
  type        = string
  default     = "Engineering"
}
