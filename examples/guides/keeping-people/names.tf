# The resource was called "team" before. Its people stay who they are.
moved {
  from = auth0users_user.team
  to   = auth0users_user.staff
}

# Managed elsewhere from now on. Needs Terraform or OpenTofu 1.7 or later.
removed {
  from = auth0users_user.contractor

  lifecycle {
    destroy = false
  }
}
