# Adaptive MFA shall treat every device of somebody as new:
#   terraform apply -invoke=action.auth0users_clear_user_risk_assessments.nora
action "auth0users_clear_user_risk_assessments" "nora" {
  config {
    user_id         = "auth0|64f0c0ffee64f0c0ffee64f0"
    connection_name = "Username-Password-Authentication"
  }
}
