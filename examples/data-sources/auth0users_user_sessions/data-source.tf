data "auth0users_user_sessions" "nora" {
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
}

# Where Nora is signed in at the moment, by session.
output "where_nora_is_signed_in" {
  value = {
    for session in data.auth0users_user_sessions.nora.sessions : session.id => {
      since        = session.authenticated_at
      from         = try(session.device.last_ip, null)
      applications = session.client_ids
    }
  }
}

# What an Action has stored in the sessions.
output "departments" {
  value = [
    for session in data.auth0users_user_sessions.nora.sessions :
    try(jsondecode(session.session_metadata).department, null)
  ]
}
