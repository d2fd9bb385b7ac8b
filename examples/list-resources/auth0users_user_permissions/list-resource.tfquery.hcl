# The direct permissions of each user who has any.
list "auth0users_user_permissions" "all" {
  provider         = auth0users
  include_resource = true
  limit            = 10000
}
