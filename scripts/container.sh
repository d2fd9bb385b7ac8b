#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Builds the image of auth0-emulator with podman or buildah, for the platforms in
# PLATFORMS, and starts the one of this machine where podman can. Exits with 75 where
# neither program is, or where they cannot run.
set -eu
cd "$(dirname "$0")/.."
tool=$(command -v podman || command -v buildah || true)
if [ -z "$tool" ]; then
	echo 'neither podman nor buildah is here' >&2
	exit 75
fi
image=${IMAGE:-auth0-emulator}
here=$(go env GOARCH)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp Containerfile "$dir"
for arch in ${PLATFORMS:-amd64 arm64}; do
	CGO_ENABLED=0 GOOS=linux GOARCH=$arch go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$dir/linux/$arch/auth0-emulator" ./cmd/auth0-emulator
	"$tool" build --platform "linux/$arch" --build-arg "TARGETPLATFORM=linux/$arch" --tag "$image:$arch" "$dir" || exit 75
done
case $tool in
*podman)
	id=$(podman run --detach --rm --publish 127.0.0.1::4010 "$image:$here") || exit 75
	if podman logs --follow "$id" | grep -q -m 1 '^ready'; then
		podman stop "$id" >/dev/null
		echo "$image:$here builds and starts"
	else
		exit 1
	fi
	;;
*)
	echo "$image builds for ${PLATFORMS:-amd64 arm64}; podman would start it, too"
	;;
esac
