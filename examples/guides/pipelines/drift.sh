#!/bin/sh
# Compares code and tenant, changes nothing, and needs credentials that may read. Ends with 0 when
# they agree, with 2 when they do not (people.md says who is concerned), and with 1 after an error.
set -eu

export TF_VAR_initial_password="not-the-Real-1-$$"

status=0
terraform plan -input=false -no-color -lock=false -detailed-exitcode -out=drift || status=$?
if [ "$status" -eq 2 ]; then
	terraform show -json drift | auth0users-people - >people.md
fi
rm -f drift
exit $status
