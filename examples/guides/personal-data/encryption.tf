# Needs OpenTofu >= 1.8. State and saved plans are encrypted before they are written anywhere.
variable "state_passphrase" {
  type      = string
  sensitive = true
}

terraform {
  encryption {
    key_provider "pbkdf2" "passphrase" {
      passphrase = var.state_passphrase
    }

    method "aes_gcm" "people" {
      keys = key_provider.pbkdf2.passphrase
    }

    state {
      method   = method.aes_gcm.people
      enforced = true # Nothing is ever written in clear.
    }

    plan {
      method   = method.aes_gcm.people
      enforced = true
    }
  }
}
