#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Runs a command with a Terraform or OpenTofu to use and an environment in which
# nothing else of either, and no credential of an Auth0 tenant, is left over:
# tests and the demo speak to the emulator alone and download nothing.
#
# usage: with-cli.sh [-m MINOR] COMMAND [ARG...]
#
# The command finds CLI (an absolute path), and what terraform-plugin-testing
# reads: TF_ACC, TF_ACC_TERRAFORM_PATH, TF_ACC_PROVIDER_HOST.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
minor=
if [ "$1" = -m ]; then
	minor=$2
	shift 2
fi

CLI=$("$here/cli.sh" ${minor:+"$minor"})

for name in $(env | cut -d= -f1); do
	case $name in
	*[!A-Za-z0-9_]*) ;;            # a line of somebody's multi-line value
	TF_LOG* | TF_ACC_LOG*) ;;      # for those who look for a fault
	TF_* | AUTH0_*) unset "$name" ;;
	esac
done
# An empty file: the user's own settings (mirrors, overrides) must not matter,
# and OpenTofu complains about one that is missing.
export TF_CLI_CONFIG_FILE=/dev/null
export CHECKPOINT_DISABLE=1
export TF_ACC=1
export TF_ACC_TERRAFORM_PATH="$CLI"
export CLI

version=$("$CLI" version | head -n 1)
case $version in
OpenTofu*) export TF_ACC_PROVIDER_HOST=registry.opentofu.org ;;
esac
echo "Using $version ($CLI)"
exec "$@"
