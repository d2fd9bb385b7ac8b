data "auth0users_user_groups" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

# Who is in which group is up to the directory; here it can be checked.
check "nora_reviews" {
  assert {
    condition     = contains(data.auth0users_user_groups.nora.groups[*].name, "Reviewers")
    error_message = "Nora is not in the group Reviewers."
  }
}

output "groups_of_nora" {
  value = { for group in data.auth0users_user_groups.nora.groups : group.name => group.membership_created_at }
}
