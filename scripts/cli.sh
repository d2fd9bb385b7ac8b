#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Prints the path of the Terraform or OpenTofu to use:
#
#   $CLI (a path or a name) when it is set; "tofu" may also be the pinned one
#   else terraform or tofu on PATH, when it is new enough
#   else the OpenTofu that tools/tofu/go.mod pins, built once (see tofu.sh)
#
# usage: cli.sh [MINOR]   both CLIs at least 1.MINOR (default: what the provider
#                         supports, Terraform 1.8 and OpenTofu 1.9)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
minor=${1:-}

# describe PATH prints the first line of its version, "Terraform v1.11.4".
describe() {
	TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1 "$1" version 2>/dev/null | head -n 1
}

# new_enough "Terraform v1.11.4" tells whether that version will do.
new_enough() {
	case $1 in
	"Terraform v1."*) least=8 ;;
	"OpenTofu v1."*) least=9 ;;
	*) return 1 ;;
	esac
	rest=${1#* v1.}
	[ "${rest%%.*}" -ge "${minor:-$least}" ] 2>/dev/null
}

if [ -n "${CLI:-}" ]; then
	if found=$(command -v "$CLI"); then
		got=$(describe "$found" || true)
		if ! new_enough "$got"; then
			echo "cli.sh: CLI=$CLI is ${got:-not a Terraform or OpenTofu}; needed is" \
				"Terraform 1.${minor:-8} or OpenTofu 1.${minor:-9}, or later." >&2
			exit 1
		fi
		case $found in
		/*) ;;
		*) found=$(cd "$(dirname "$found")" && pwd)/$(basename "$found") ;;
		esac
		echo "$found"
		exit
	fi
	if [ "$CLI" != tofu ]; then
		echo "cli.sh: CLI=$CLI: no such program." >&2
		exit 1
	fi
	exec "$here/tofu.sh"
fi

for name in terraform tofu; do
	if found=$(command -v "$name"); then
		got=$(describe "$found" || true)
		if new_enough "$got"; then
			echo "$found"
			exit
		fi
		echo "cli.sh: passing over $found: ${got:-it does not tell its version}" >&2
	fi
done
exec "$here/tofu.sh"
