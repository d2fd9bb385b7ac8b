import {
  to = auth0users_user_identity.nora_code
  id = "auth0|64f0c0ffee64f0c0ffee64f0::email::65f0c0ffee65f0c0ffee65f0"
}
