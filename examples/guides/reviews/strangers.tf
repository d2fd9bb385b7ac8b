# Everybody who is in the tenant. Without fields the state would hold whole profiles.
data "auth0users_users" "everybody" {
  fields = ["email", "username", "phone_number"]
}

locals {
  in_code = toset([for user in auth0users_user.staff : user.id])

  # Who is in the tenant and not in this configuration, by ID.
  strangers = {
    for user in data.auth0users_users.everybody.users :
    user.id => coalesce(user.email, user.username, user.phone_number, user.id)
    if !contains(local.in_code, user.id)
  }
}

output "strangers" {
  value = local.strangers
}

# A warning of every plan, as long as there is anybody.
check "nobody_else" {
  assert {
    condition     = length(local.strangers) == 0
    error_message = "Not in code: ${join(", ", values(local.strangers))}."
  }
}
