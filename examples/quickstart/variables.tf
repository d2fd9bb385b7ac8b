variable "initial_password" {
  description = "First password of everyone who signs in with one; they replace it by \"Forgot password\"."
  type        = string
  sensitive   = true
  ephemeral   = true
}
