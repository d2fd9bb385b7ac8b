locals {
  # From 48 on.
  ascii  = split("", "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz")
  base32 = split("", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  # What authenticator apps compute by default, and Auth0 as well.
  otp = { for id, all in local.credentials : id => [for c in all : c if try(
    c.type == "otp" && c.data.subType == "totp" && c.data.digits == 6 && c.data.period == 30 &&
    c.data.algorithm == "HmacSHA1", false
  )] }

  # Keycloak keeps the secret as text of letters and digits, Auth0 wants it in base32: eight bits a
  # character, written five by five.
  bits = { for id, all in local.otp : id => [for c in all : join("", [
    for letter in split("", c.secret.value) : format("%08b", 48 + index(local.ascii, letter))
  ])] }
  totp = { for id, all in local.bits : id => [for bits in all : join("", [
    for five in regexall("[01]{1,5}", bits) : local.base32[parseint(substr("${five}0000", 0, 5), 2)]
  ])] }
}
