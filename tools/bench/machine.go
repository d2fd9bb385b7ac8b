// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// machineInfo says where and with what the results came about. What could not be
// found out is empty.
type machineInfo struct {
	CPU    string `json:"cpu"`
	Cores  int    `json:"cores"`
	Memory string `json:"memory"`
	System string `json:"system"`
	Go     string `json:"go"`
	CLI    string `json:"cli"`
	Commit string `json:"commit"`
	Date   string `json:"date"`
}

func machine(ctx context.Context, cli *devcli.CLI) machineInfo {
	m := machineInfo{
		CPU: field("/proc/cpuinfo", "model name"), Cores: runtime.NumCPU(), System: field("/etc/os-release", "PRETTY_NAME"),
		Go: runtime.Version(), Commit: commit(ctx), Date: time.Now().UTC().Format(time.DateOnly),
	}
	m.CPU = orElse(m.CPU, runtime.GOARCH)
	m.System = strings.TrimPrefix(m.System+", ", ", ") + runtime.GOOS + "/" + runtime.GOARCH
	if kb, err := strconv.Atoi(strings.TrimSuffix(field("/proc/meminfo", "MemTotal"), " kB")); err == nil {
		m.Memory = strconv.Itoa((kb+1<<19)>>20) + " GiB"
	}
	// The report is as good without a version that the CLI does not tell.
	m.CLI, _ = cli.Version(ctx)
	return m
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// field returns the first value of a key in a file of lines "key: value" or
// key="value"; "" when there is none.
func field(file, key string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), key); ok {
			return strings.Trim(rest, " \t:=\"")
		}
	}
	return ""
}

// commit is the commit of the checkout, with a mark when there is more.
func commit(ctx context.Context) string {
	head, err := exec.CommandContext(ctx, "git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return ""
	}
	// Earlier results are no change of what is measured.
	changed, err := exec.CommandContext(ctx, "git", "status", "--porcelain", "--", ":!"+resultsDir).Output()
	if err != nil || len(changed) > 0 {
		return strings.TrimSpace(string(head)) + " with changes"
	}
	return strings.TrimSpace(string(head))
}
