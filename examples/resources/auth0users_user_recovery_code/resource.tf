# In plain text in the state. A support case with another number makes another code.
resource "auth0users_user_recovery_code" "nora" {
  user_id  = "auth0|64f0c0ffee64f0c0ffee64f0"
  triggers = { case = "4711" }
}

output "recovery_code" {
  value     = auth0users_user_recovery_code.nora.recovery_code
  sensitive = true # terraform output -raw recovery_code
}
