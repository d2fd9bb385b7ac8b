# Back out of the roster: this, and each.tf in place of roster.tf. Can be removed after the apply.
removed {
  from = auth0users_roster.people
  lifecycle {
    destroy = false
  }
}

# By ID, as the roster had them: terraform output -json ids > ids.json, before roster.tf goes.
import {
  for_each = jsondecode(file("${path.module}/ids.json"))
  to       = auth0users_user.person[each.key]
  id       = each.value
}
