# By the name of a connection: all its users. Their keys are e-mail addresses (or usernames, phone
# numbers, IDs), until the configuration gives the same people other keys. People who are not in the
# configuration are left alone.
terraform import auth0users_roster.staff 'Username-Password-Authentication'
