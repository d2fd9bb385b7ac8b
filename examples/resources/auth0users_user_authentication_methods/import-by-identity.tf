# Needs Terraform or OpenTofu >= 1.12.
import {
  to = auth0users_user_authentication_methods.nora
  identity = {
    user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  }
}
