# By user, provider and the ID of the account there, with two colons between them. Quote it:
# a pipe means something to the shell.
terraform import auth0users_user_identity.nora_code \
  'auth0|64f0c0ffee64f0c0ffee64f0::email::65f0c0ffee65f0c0ffee65f0'
