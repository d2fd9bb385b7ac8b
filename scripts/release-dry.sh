#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Builds the provider and both commands for the platforms of a release, twice, as .goreleaser.yml
# does, and fails where the second build differs from the first.
#
# usage: release-dry.sh [OS/ARCH...]   default: all 13
set -eu
cd "$(dirname "$0")/.."
go=${GO:-go}
[ $# -gt 0 ] || set -- freebsd/amd64 freebsd/386 freebsd/arm freebsd/arm64 windows/amd64 windows/386 windows/arm64 \
	linux/amd64 linux/386 linux/arm linux/arm64 darwin/amd64 darwin/arm64
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# build DIR OS/ARCH builds the three programs.
build() {
	mkdir -p "$1/$2"
	for package in . ./cmd/auth0-emulator ./cmd/auth0users-people; do
		version=
		[ "$package" != . ] || version='-X main.version=0.0.0'
		CGO_ENABLED=0 GOOS=${2%/*} GOARCH=${2#*/} GOARM=6 "$go" build -trimpath -buildvcs=false \
			-ldflags "-s -w -buildid= $version" -o "$1/$2/" "$package"
	done
	(cd "$1/$2" && sha256sum -- *)
}

for platform; do
	echo "$platform"
	build "$dir/first" "$platform" | tee "$dir/sums"
	# From another directory: no path of this one may be in what is released.
	rm -rf "$dir/elsewhere"
	mkdir "$dir/elsewhere"
	tar -cf - --exclude=./.git --exclude=./bin . | tar -xf - -C "$dir/elsewhere"
	(cd "$dir/elsewhere" && build "$dir/second" "$platform") >"$dir/again"
	cmp "$dir/sums" "$dir/again"
	rm -rf "$dir/first" "$dir/second"
done
echo "$# platforms, each the same twice"
