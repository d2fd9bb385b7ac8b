data "auth0users_user_enrollments" "nora" {
  user_id = "google-oauth2|104857600000000000077"
}

output "confirmed_factors_of_nora" {
  value = [
    for e in data.auth0users_user_enrollments.nora.enrollments : e.auth_method
    if e.status == "confirmed"
  ]
}
