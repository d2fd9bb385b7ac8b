#!/bin/sh
# Starts an emulated tenant, runs the tests of the module against it, and ends it.
set -eu
dir=$(mktemp -d)
auth0-emulator -addr 127.0.0.1:0 -seed tenant.yaml >"$dir/env" &
emulator=$!
trap 'kill "$emulator" 2>/dev/null || true; rm -rf "$dir"' EXIT
until grep -q '^ready' "$dir/env"; do
	kill -0 "$emulator" # or it has said why it ended
	sleep 0.1
done
eval "$(grep '^export' "$dir/env")"
unset AUTH0_API_TOKEN # the client is enough
terraform test -no-color "$@"
