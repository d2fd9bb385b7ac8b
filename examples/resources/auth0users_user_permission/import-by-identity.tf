# Needs Terraform or OpenTofu >= 1.12.
import {
  to = auth0users_user_permission.nora
  identity = {
    user_id                    = "auth0|64f0c0ffee64f0c0ffee64f0"
    resource_server_identifier = "https://api.example.com/library"
    permission                 = "read:books"
  }
}
