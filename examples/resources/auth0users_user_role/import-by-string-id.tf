import {
  to = auth0users_user_role.nora
  id = "auth0|64f0c0ffee64f0c0ffee64f0::rol_aB3dE5fG7hI9jK1l"
}
