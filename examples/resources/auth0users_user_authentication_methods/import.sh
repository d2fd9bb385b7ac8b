# By the full ID of the user. Quote it: a pipe means something to the shell.
terraform import auth0users_user_authentication_methods.nora 'auth0|64f0c0ffee64f0c0ffee64f0'
