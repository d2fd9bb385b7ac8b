# Needs Terraform or OpenTofu >= 1.12.
import {
  to = auth0users_user_role.nora
  identity = {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
    role_id = "rol_aB3dE5fG7hI9jK1l"
  }
}
