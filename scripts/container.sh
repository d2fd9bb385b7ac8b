#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Builds the image of auth0-emulator with buildah or podman, for the platforms in PLATFORMS,
# starts the one of this machine, asks it for a token and for a user, and stops it. Exits with
# 75 where neither program is, or where none of the ways to build or to start one works here.
set -eu
cd "$(dirname "$0")/.."
tool=$(command -v buildah || command -v podman || true) # buildah needs less of the kernel
if [ -z "$tool" ]; then
	echo 'neither podman nor buildah is here' >&2
	exit 75
fi
name=$(basename "$tool")
image=localhost/${IMAGE:-auth0-emulator}
here=$(go env GOARCH)
dir=$(mktemp -d)
container=''
pid=''
clean() {
	[ -z "$pid" ] || kill "$pid" 2>/dev/null || true
	[ -z "$container" ] || run rm "$container" >/dev/null 2>&1 || true
	rm -rf "$dir"
}
trap clean EXIT

# The usual storage first, then the one that needs nothing of the kernel.
driver=''
run() {
	"$tool" ${driver:+--storage-driver "$driver"} "$@"
}
build() {
	for driver in '' vfs; do
		if run build --isolation "$1" --platform "linux/$2" --build-arg "TARGETPLATFORM=linux/$2" --tag "$image:$2" "$dir" >"$dir/build.log" 2>&1; then
			return 0
		fi
	done
	return 1
}

cp Containerfile "$dir"
for arch in ${PLATFORMS:-amd64 arm64}; do
	CGO_ENABLED=0 GOOS=linux GOARCH=$arch go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$dir/linux/$arch/auth0-emulator" ./cmd/auth0-emulator
	if ! build chroot "$arch"; then
		cat "$dir/build.log" >&2
		echo "$name cannot build here" >&2
		exit 75
	fi
done

# started waits for half a minute at most.
started() {
	for _ in $(seq 60); do
		if grep -q '^ready$' "$dir/out"; then return 0; fi
		if ! kill -0 "$pid" 2>/dev/null; then return 1; fi
		sleep 0.5
	done
	return 1
}

# start runs the tool in the background and reports whether the emulator got ready.
start() {
	"$tool" ${driver:+--storage-driver "$driver"} "$@" >"$dir/out" 2>"$dir/err" &
	pid=$!
	if started; then return 0; fi
	kill "$pid" 2>/dev/null || true
	wait "$pid" 2>/dev/null || true
	pid=''
	return 1
}

# The network of this machine and a free port: what may be missing here are bridges and
# control groups, of which the emulator needs none.
ways() {
	case $name in
	podman)
		for more in '' --cgroups=disabled; do
			# shellcheck disable=SC2086 # nothing, or one flag
			if start run --rm --network host $more "$image:$here" -addr 127.0.0.1:0; then return 0; fi
		done
		;;
	*)
		container=$(run from --pull-never "$image:$here") || return 1
		entrypoint=$(run inspect --type container --format '{{range .OCIv1.Config.Entrypoint}}{{.}} {{end}}' "$container") || return 1
		for isolation in chroot oci; do
			# shellcheck disable=SC2086 # words of the entrypoint, which have no blanks
			if start run --isolation "$isolation" --network host "$container" -- $entrypoint -addr 127.0.0.1:0; then return 0; fi
		done
		;;
	esac
	return 1
}
if ! ways; then
	cat "$dir/err" >&2 || true
	echo "$name builds $image, but cannot start a container here" >&2
	exit 75
fi

eval "$(grep '^export ' "$dir/out")"
token=$(curl -sSf --max-time 20 -d grant_type=client_credentials -d "client_id=$AUTH0_CLIENT_ID" -d "client_secret=$AUTH0_CLIENT_SECRET" \
	--data-urlencode "audience=$AUTH0_DOMAIN/api/v2/" "$AUTH0_DOMAIN/oauth/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
curl -sSf --max-time 20 -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
	-d '{"connection": "email", "email": "ada@example.com"}' "$AUTH0_DOMAIN/api/v2/users" | grep -q '"email":"ada@example.com"'

kill "$pid"
for _ in $(seq 60); do
	kill -0 "$pid" 2>/dev/null || break
	sleep 0.5
done
if curl -s --max-time 5 -o /dev/null "$AUTH0_DOMAIN/.well-known/jwks.json"; then
	echo 'the container still answers after it was stopped' >&2
	exit 1
fi
pid=''
echo "$image builds for ${PLATFORMS:-amd64 arm64}; that for $here starts, makes a token and a user, and stops"
