# Needs Terraform or OpenTofu >= 1.11.
locals {
  # Service accounts have no address and stay behind.
  users = {
    for user in jsondecode(file("${path.module}/acme-realm.json")).users : user.id => user
    if can(user.email)
  }

  # Keycloak keeps JSON in JSON. What is sensitive is in no message about an error either.
  credentials = { for id, user in local.users : id => [for c in try(user.credentials, []) : {
    type = c.type, data = jsondecode(c.credentialData), secret = jsondecode(sensitive(c.secretData))
  }] }
  passwords = {
    for id, all in local.credentials : id => [for c in all : c if c.type == "password"][0]
    if anytrue([for c in all : c.type == "password"])
  }

  # Salt and hash lose the = at their ends; how long the hash is follows from its base64.
  pbkdf2 = { for id, c in local.passwords : id => format("$%s$i=%d,l=%d$%s$%s",
    c.data.algorithm == "pbkdf2" ? "pbkdf2-sha1" : c.data.algorithm, c.data.hashIterations,
    floor(length(trim(c.secret.value, "=")) * 3 / 4), trim(c.secret.salt, "="), trim(c.secret.value, "=")
  ) if startswith(c.data.algorithm, "pbkdf2") }

  argon2 = { for id, c in local.passwords : id => format("$argon2%s$v=%d$m=%s,t=%d,p=%s$%s$%s",
    c.data.additionalParameters.type[0], c.data.additionalParameters.version[0] == "1.3" ? 19 : 16,
    c.data.additionalParameters.memory[0], c.data.hashIterations, c.data.additionalParameters.parallelism[0],
    trim(c.secret.salt, "="), trim(c.secret.value, "=")
  ) if c.data.algorithm == "argon2" }
}

resource "auth0users_roster" "moved" {
  connection_name = "Username-Password-Authentication"
  on_destroy      = "keep"

  dynamic "user" {
    for_each = local.users
    labels   = [user.key]
    content {
      user_id        = user.key
      email          = user.value.email
      email_verified = try(user.value.emailVerified, false)
      given_name     = try(user.value.firstName, null)
      family_name    = try(user.value.lastName, null)
      blocked        = try(user.value.enabled, true) ? null : true
    }
  }

  password_hashes_wo = merge(
    { for id, value in local.pbkdf2 : id => jsonencode({ algorithm = "pbkdf2", hash = { value = value } }) },
    { for id, value in local.argon2 : id => jsonencode({ algorithm = "argon2", hash = { value = value } }) },
  )
  password_hashes_wo_version = 1

  mfa_factors_wo = {
    for id, secrets in local.totp : id => jsonencode([for s in secrets : { totp = { secret = s } }])
    if length(secrets) > 0
  }
}

# Whose password does not come along: they sign in elsewhere, or with something that Auth0 does not know.
output "without_password" {
  value = sort([
    for id, user in local.users : user.email
    if !contains(keys(local.pbkdf2), id) && !contains(keys(local.argon2), id)
  ])
}
