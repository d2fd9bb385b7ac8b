// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package devcli

import (
	"bufio"
	"context"
	"slices"
	"strings"
	"testing"
)

func TestCleanEnvironment(t *testing.T) {
	t.Parallel()
	got := cleanEnvironment([]string{
		"HOME=/home/ada", "AUTH0_DOMAIN=real.example.com", "TF_VAR_x=1", "TF_LOG=TRACE",
		"TF_LOG_PROVIDER=TRACE", "TF_CLI_CONFIG_FILE=/nowhere", "TFX=1",
	})
	want := []string{"HOME=/home/ada", "TF_LOG=TRACE", "TF_LOG_PROVIDER=TRACE", "TFX=1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// shell is a CLI that is a shell: its arguments say what it does.
var shell = &CLI{path: "/bin/sh", config: "/somewhere/cli.tfrc"}

func TestRun(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()

	out, err := shell.Run(t.Context(), dir, []string{"EXTRA=more"}, "-c", `pwd; echo "$TF_CLI_CONFIG_FILE $EXTRA"`)
	if err != nil {
		t.Fatal(err)
	}
	if want := dir + "\n/somewhere/cli.tfrc more\n"; out != want {
		t.Errorf("got %q, want %q", out, want)
	}

	_, err = shell.Run(t.Context(), dir, nil, "-c", "echo no such user; exit 1")
	if err == nil || !strings.Contains(err.Error(), "no such user") {
		t.Errorf("the error of a failed run does not carry its output: %v", err)
	}
}

func TestCommandInterrupts(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cmd := shell.Command(ctx, t.TempDir(), nil, "-c", `trap 'echo unlocked; exit 3' INT; echo ready; while :; do sleep 0.02; done`)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		t.Fatalf("got %q, want ready", lines.Text())
	}
	cancel()
	if !lines.Scan() || lines.Text() != "unlocked" {
		t.Errorf("got %q: the CLI was not left to end by itself", lines.Text())
	}
	if err := cmd.Wait(); err == nil {
		t.Error("an interrupted run counts as a success")
	}
}

func TestParseMinor(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]int{
		"Terraform v1.8.5":          8,
		"OpenTofu v1.12.6":          12,
		"OpenTofu v1.13.0-beta1":    13,
		"Terraform v2.0.0":          -1,
		"Packer v1.11.2":            -1,
		"Terraform v1.x.y (custom)": -1,
	} {
		got, err := parseMinor(line)
		if want < 0 && err == nil {
			t.Errorf("%q counts as 1.%d", line, got)
		}
		if want >= 0 && (err != nil || got != want) {
			t.Errorf("%q counts as 1.%d, %v", line, got, err)
		}
	}
}
