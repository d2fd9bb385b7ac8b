#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Applies, plans and destroys examples/guides/whole-tenant with the official provider, whose
# binary is the argument, and this one, against the emulator, with HTTPS.
set -eu
official=$(realpath "${1:?usage: scripts/whole-tenant.sh PATH-OF-terraform-provider-auth0}")
cd "$(dirname "$0")/.."
cli=${CLI:-terraform}
dir=$(mktemp -d)
trap 'kill "$emulator" 2>/dev/null || true; rm -rf "$dir"' EXIT
emulator=
mkdir "$dir/official" "$dir/ours" "$dir/configuration"
ln -s "$official" "$dir/official/terraform-provider-auth0"
go build -buildvcs=false -o "$dir/ours/terraform-provider-auth0users" .
go build -buildvcs=false -o "$dir/auth0-emulator" ./cmd/auth0-emulator
# An overridden provider has no version to select.
for file in examples/guides/whole-tenant/*.tf; do
	sed '/^ *version = /d' "$file" >"$dir/configuration/$(basename "$file")"
done
cat >"$dir/cli.tfrc" <<RC
provider_installation {
  dev_overrides {
    "auth0/auth0"           = "$dir/official"
    "auth0users/auth0users" = "$dir/ours"
  }
  direct {}
}
RC
"$dir/auth0-emulator" -addr 127.0.0.1:0 -tls -tls-ca "$dir/ca.pem" >"$dir/env" &
emulator=$!
while ! grep -q '^ready' "$dir/env"; do
	kill -0 "$emulator"
done
eval "$(grep '^export' "$dir/env")"
# With a token in the environment the official provider wants no client beside it.
unset AUTH0_API_TOKEN
export SSL_CERT_FILE="$dir/ca.pem" TF_CLI_CONFIG_FILE="$dir/cli.tfrc" TF_VAR_auth0_client_id="$AUTH0_CLIENT_ID" TF_VAR_initial_password=Correct-Horse-7-Battery
cd "$dir/configuration"
"$cli" apply -input=false -no-color -auto-approve
"$cli" plan -input=false -no-color -detailed-exitcode
"$cli" destroy -input=false -no-color -auto-approve
