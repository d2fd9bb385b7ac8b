# A link that only one person can read: plan and state hold it encrypted to the key of
# the one who passes it on. A configuration would rather have the key in a file of its
# own: pgp_key = file("support.asc").
resource "auth0users_user_ticket" "nora" {
  type    = "password_change"
  user_id = "auth0|64f0c0ffee64f0c0ffee64f0"
  ttl_sec = 24 * 60 * 60

  pgp_key = <<-EOT
    -----BEGIN PGP PUBLIC KEY BLOCK-----

    mDMEZ3UuQBYJKwYBBAHaRw8BAQdAQ3T7H734pv51DE0iHhG6AAhPhuYFEyrlmiSI
    h1Ayh3e0HVN1cHBvcnQgPHN1cHBvcnRAZXhhbXBsZS5jb20+iJAEExYIADgWIQS8
    TjaalS/Y/XdCsmM/F+CXigXd/QUCZ3UuQAIbAQULCQgHAgYVCgkICwIEFgIDAQIe
    AQIXgAAKCRA/F+CXigXd/SPJAP95/1LWoaiaHaARwZYaB1z/rcfNAYVYOnVeq92C
    sul+MQD6A2wSMXHbl1NVGPoJRkbIA1jvrTrJOMsXz4MAhAb+AAS4OARndS5AEgor
    BgEEAZdVAQUBAQdAHXo8VgfFD8G5bmToaUOaBee3GSMbeMrSB3U/bVJVkCQDAQgH
    iHgEGBYIACAWIQS8TjaalS/Y/XdCsmM/F+CXigXd/QUCZ3UuQAIbDAAKCRA/F+CX
    igXd/VBYAP9lk/hbguHJRDvMs+qd3cawmWxLIdc2nvpYbN/5Xxal3wD/cpNtcZH4
    DzoJgXp7Fq/nRym9i/p/jpS14vkeBgRW5gk=
    =teKb
    -----END PGP PUBLIC KEY BLOCK-----
  EOT
}

# terraform output -raw encrypted_ticket | base64 --decode | gpg --decrypt
output "encrypted_ticket" {
  value = auth0users_user_ticket.nora.encrypted_ticket
}
