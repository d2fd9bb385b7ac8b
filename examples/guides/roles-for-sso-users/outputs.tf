output "with_roles" {
  description = "Who has signed in, and so has the roles."
  value       = sort(local.present)
}

output "waiting" {
  description = "Who has not signed in yet. Their roles follow with the first apply after that."
  value       = sort(setsubtract(keys(var.people), local.present))
}
