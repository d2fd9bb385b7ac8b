import {
  to = auth0users_user_authentication_methods.nora
  id = "auth0|64f0c0ffee64f0c0ffee64f0"
}
