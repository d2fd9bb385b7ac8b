#!/bin/sh
# Makes a saved plan, tfplan, and says in people.md what it does to whom. Needs credentials that may
# read. Ends with 3 when the plan does more to people than a plan may.
set -eu

# A saved plan does not hold the password, so any value will do here.
export TF_VAR_initial_password="not-the-Real-1-$$"

terraform plan -input=false -no-color -lock-timeout=10m -out=tfplan
terraform show -json tfplan >tfplan.json

status=0
auth0users-people -max-leavers 5 -fail-on deletions,replacements tfplan.json >people.md || status=$?
rm -f tfplan.json # The whole state is in it.
exit $status
