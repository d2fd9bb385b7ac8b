#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Looks for known vulnerabilities in what the provider and the emulator call, with the govulncheck
# that tools/go.mod pins. Ends with 75 when the vulnerability database cannot be reached from here:
# then nothing was looked for.
#
# GOVULNDB names another database, as for govulncheck itself; a file:// URL works without a network.
set -eu

cd "$(dirname "$0")/.."
go=${GO:-go}
database=${GOVULNDB:-https://vuln.go.dev}

case $database in
file://*) ;;
*)
	if ! why=$("$go" run ./internal/reachable "${database%/}/index/db.json" 2>&1); then
		echo "SKIPPED: the vulnerability database $database cannot be reached from here, so nothing was checked:"
		echo "  $why" | head -n 1
		exit 75
	fi
	;;
esac
exec "$go" tool -modfile=tools/go.mod govulncheck -db "$database" ./...
