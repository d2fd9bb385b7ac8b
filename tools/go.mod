module github.com/auth0users/terraform-provider-auth0users/tools

go 1.26
