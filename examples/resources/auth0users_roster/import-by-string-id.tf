import {
  to = auth0users_roster.staff
  id = "Username-Password-Authentication"
}
