# Ends what is open, once, after the user has been blocked.
resource "auth0users_user_access_revocation" "gone" {
  for_each = local.gone

  user_id  = auth0users_user.person[each.key].id
  triggers = { left_on = each.value.left_on }
}
