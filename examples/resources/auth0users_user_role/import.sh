# By user and role, with two colons between them. Quote it: a pipe means something to the shell.
terraform import auth0users_user_role.nora 'auth0|64f0c0ffee64f0c0ffee64f0::rol_aB3dE5fG7hI9jK1l'
