# By user and method, with two colons between them. Quote it: a pipe means something to the shell.
terraform import auth0users_user_authentication_method.nora \
  'auth0|64f0c0ffee64f0c0ffee64f0::phone|dev_kXVq4drj3Mw6uCF5'
