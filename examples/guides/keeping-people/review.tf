# Says in every plan who joins, moves and leaves.
resource "auth0users_people_review" "staff" {
  max_blocks = "25%"

  depends_on = [auth0users_user.staff]
}
