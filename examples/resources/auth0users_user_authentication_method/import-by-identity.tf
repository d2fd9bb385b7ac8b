# Needs Terraform or OpenTofu >= 1.12.
import {
  to = auth0users_user_authentication_method.nora
  identity = {
    user_id                  = "auth0|64f0c0ffee64f0c0ffee64f0"
    authentication_method_id = "phone|dev_kXVq4drj3Mw6uCF5"
  }
}
