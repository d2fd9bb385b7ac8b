#!/bin/sh
# Applies the saved plan tfplan and nothing else, and keeps evidence of what it did to whom. Needs
# credentials that may write, and the real password in TF_VAR_initial_password.
set -eu

terraform show -json tfplan >tfplan.json
auth0users-people -evidence evidence.jsonl -saved-plan tfplan tfplan.json >people.md
rm -f tfplan.json
terraform apply -input=false -no-color -lock-timeout=10m tfplan
