roles = {
  Engineering = ["rol_dEmoEngineer0001"]
  Support     = ["rol_dEmoSupporter002"]
}

permissions = {
  Finance = [
    { name = "read:invoices", resource_server_identifier = "https://api.example.com/invoices" },
  ]
}
