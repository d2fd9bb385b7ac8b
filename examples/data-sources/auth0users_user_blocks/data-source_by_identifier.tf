# What somebody types in to sign in, without knowing who that is. Blocks without an
# effect, because brute-force protection is off, are left out.
data "auth0users_user_blocks" "typed" {
  identifier                      = "nora.lindgren@example.com"
  consider_brute_force_enablement = true
}

output "blocked" {
  value = length(data.auth0users_user_blocks.typed.blocked_for) > 0
}
