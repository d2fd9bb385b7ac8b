# Into the roster: this, and roster.tf in place of each.tf. Can be removed after the apply.
removed {
  from = auth0users_user.person
  lifecycle {
    destroy = false
  }
}
