module github.com/auth0users/terraform-provider-auth0users/tools/mutants

go 1.26.0
