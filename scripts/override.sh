#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Prints how to use the provider that `make install` has installed: a development
# override, which needs neither a registry nor init.
set -eu

dir=$(${GO:-go} env GOBIN)
[ -n "$dir" ] || dir=$(${GO:-go} env GOPATH)/bin

cat <<EOF
Installed in $dir. To use the provider from there:

    cat >auth0users.tfrc <<'END'
    provider_installation {
      dev_overrides { "auth0users/auth0users" = "$dir" }
      direct {}
    }
    END
    export TF_CLI_CONFIG_FILE=\$PWD/auth0users.tfrc

Then terraform (or tofu) plan and apply work without init, and say that the override is in effect.
EOF
