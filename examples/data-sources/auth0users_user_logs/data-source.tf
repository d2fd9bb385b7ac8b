# Logins that failed because of a wrong password (fp) or for another reason (f).
data "auth0users_user_logs" "failed" {
  user_id     = "auth0|64f0c0ffee64f0c0ffee64f0"
  types       = ["f", "fp"]
  max_results = 20
}

output "failed_from" {
  value = distinct(data.auth0users_user_logs.failed.events[*].ip)
}

# The first event that the log still holds, with its details.
data "auth0users_user_logs" "first" {
  user_id         = "auth0|64f0c0ffee64f0c0ffee64f0"
  sort            = "date:1"
  max_results     = 1
  include_details = true
}

output "first_event" {
  value = one([
    for event in data.auth0users_user_logs.first.events : { date = event.date, type = event.type }
  ])
}
