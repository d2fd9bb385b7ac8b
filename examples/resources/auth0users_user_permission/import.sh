# By user, API and permission, with two colons between them. Quote it: a pipe means something to the shell.
terraform import auth0users_user_permission.nora \
  'auth0|64f0c0ffee64f0c0ffee64f0::https://api.example.com/library::read:books'
