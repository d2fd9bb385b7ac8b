#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Prints the path of the OpenTofu that tools/tofu/go.mod pins. Builds it on
# first use and keeps it outside the repository, so that a fresh clone finds it:
# ${XDG_CACHE_HOME:-$HOME/.cache}/terraform-provider-auth0users/tools/
#
# Needs Go alone. Progress goes to standard error.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
module=$here/../tools/tofu
go=${GO:-go}

version=
while read -r word1 word2 word3 _; do
	case "$word1 $word2" in
	"github.com/opentofu/opentofu v"*) version=${word2#v} ;;
	"require github.com/opentofu/opentofu") version=${word3#v} ;;
	esac
done <"$module/go.mod"
if [ -z "$version" ]; then
	echo "tofu.sh: no version of OpenTofu in $module/go.mod" >&2
	exit 1
fi

# The version of Go belongs to the key: another Go, another binary.
goversion=$(cd "$module" && "$go" env GOVERSION GOOS GOARCH | tr '\n' '-')
cache=${XDG_CACHE_HOME:-$HOME/.cache}/terraform-provider-auth0users/tools
dir=$cache/opentofu-$version-${goversion%-}
tofu=$dir/tofu

build() {
	echo "Building OpenTofu v$version from source, once; this takes several minutes." >&2
	echo "It is kept in $dir" >&2
	# On its own the linker's name for it is 1.12.x-dev; a release says dev=no.
	new=$dir/tofu.$$
	trap 'rm -f "$new" "$new.log"' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	(
		cd "$module"
		CGO_ENABLED=0 "$go" build -buildvcs=false \
			-ldflags '-s -w -X github.com/opentofu/opentofu/version.dev=no' \
			-o "$new" github.com/opentofu/opentofu/cmd/tofu
	) >"$new.log" 2>&1 || {
		cat "$new.log" >&2
		echo "tofu.sh: OpenTofu v$version could not be built." >&2
		exit 1
	}
	# Two builds at once both end here, each with a whole binary.
	mv -f "$new" "$tofu"
}

if [ ! -x "$tofu" ]; then
	mkdir -p "$dir"
	if command -v flock >/dev/null 2>&1; then
		# Whoever comes second waits, and finds the work done.
		exec 9>"$dir/lock"
		flock 9
	fi
	[ -x "$tofu" ] || build
fi

echo "$tofu"
