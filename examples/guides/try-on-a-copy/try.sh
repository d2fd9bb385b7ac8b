#!/bin/sh
# Tries the configuration of this directory on a copy of the tenant; the state here is a copy, too.
#
# usage: try.sh EXPORT   the file of a users export, with or without gzip
set -eu
dir=$(mktemp -d)
auth0-emulator -addr 127.0.0.1:0 -seed "$1" >"$dir/env" &
emulator=$!
trap 'kill "$emulator" 2>/dev/null || true; rm -rf "$dir"' EXIT
until grep -q '^ready' "$dir/env"; do
	kill -0 "$emulator" # or it has said why it ended
	sleep 0.1
done
eval "$(grep '^export' "$dir/env")"
unset AUTH0_API_TOKEN

# What it would do to whom.
terraform plan -input=false -no-color -out="$dir/tfplan"
terraform show -json "$dir/tfplan" | auth0users-people - | tee people.md

# Do it there, and see that nothing is left to do.
curl -fsS -d '{"name": "before"}' "$AUTH0_DOMAIN/_emulator/snapshot"
test ! -e terraform.tfstate || cp terraform.tfstate "$dir/before.tfstate"
terraform apply -input=false -no-color "$dir/tfplan"
terraform plan -input=false -no-color -detailed-exitcode
curl -fsS "$AUTH0_DOMAIN/_emulator/stats" >requests.json

# Back to how it was, tenant and state, for another try.
curl -fsS -d '{"name": "before"}' "$AUTH0_DOMAIN/_emulator/restore"
rm terraform.tfstate
test ! -e "$dir/before.tfstate" || cp "$dir/before.tfstate" terraform.tfstate
