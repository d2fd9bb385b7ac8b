#!/bin/sh
# Copyright 2026 The terraform-provider-auth0users authors
# SPDX-License-Identifier: MPL-2.0

# Runs every fuzz target of the module for a while, one after the other (the go
# command fuzzes one at a time).
#
# usage: fuzz.sh [DURATION]   for each target, as go test -fuzztime takes it
set -eu

go=${GO:-go}
duration=${1:-30s}
count=0

for package in $("$go" list ./...); do
	for target in $("$go" test -list '^Fuzz' "$package"); do
		case $target in
		Fuzz*) ;;
		*) continue ;; # the summary line of go test
		esac
		echo "== $target ($package)"
		"$go" test -run '^$' -fuzz "^$target\$" -fuzztime "$duration" -fuzzminimizetime 10x "$package"
		count=$((count + 1))
	done
done
echo "$count fuzz targets, $duration each."
