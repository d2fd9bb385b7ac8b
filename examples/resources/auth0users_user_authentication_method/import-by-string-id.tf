import {
  to = auth0users_user_authentication_method.nora
  id = "auth0|64f0c0ffee64f0c0ffee64f0::phone|dev_kXVq4drj3Mw6uCF5"
}
