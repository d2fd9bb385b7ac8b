import {
  to = auth0users_user_permission.nora
  id = "auth0|64f0c0ffee64f0c0ffee64f0::https://api.example.com/library::read:books"
}
