// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"strings"
)

// markdown is the report for readers.
func (r *report) markdown() string {
	var b strings.Builder
	b.WriteString("# Benchmarks\n\n<!-- Written by `make bench`. Do not edit. -->\n\n")
	if text := r.headline(); text != "" {
		b.WriteString(text + "\n\n![What is gained, and where not](" + fileHeadline + ")\n\n")
	}
	b.WriteString("## How it is measured\n\n" +
		"N users with a password and metadata are created, planned without a change, changed in one " +
		"attribute each, and destroyed, by a real CLI against the [emulator](../../CONTRIBUTING.md). Every command refreshes, as in daily use. " +
		"Requests are those that the emulator received, token requests aside. CPU is the sum over all processes of the " +
		"provider in a command, memory the peak of the biggest of them; the CLI's own CPU is what it used beside them, and its memory is not " +
		"counted. Results without a CPU of the CLI or a state are from before these were measured.\n\n")
	r.machineTable(&b)
	if r.Note != "" {
		b.WriteString(r.Note + "\n\n")
	}
	r.comparisonTable(&b)
	r.targetTable(&b)
	r.resultTable(&b)
	r.rosterTable(&b)
	b.WriteString("## Again, and on your machine\n\n" +
		"`make bench` measures the scenarios up to 1,000 users and fails if a target is missed that does not depend on the machine's speed. " +
		"`make bench BENCHFLAGS='-matrix default,growth'` adds 5,000 users, whom Terraform itself takes an hour for, and `-matrix roster` " +
		"measures rosters of up to 10,000. `make bench FULL=1` measures every combination of users, limits and assignments; that takes hours, " +
		"for a free tenant answers two requests per second. `make bench BENCHFLAGS=-h` lists the flags, which choose scenarios, the folder to " +
		"write to, or another provider that has the same attributes:\n\n" +
		"```sh\nmake bench BENCHFLAGS='-provider-binary ./terraform-provider-other -provider-address example/other -prefix other_ " +
		"-permission-syntax block -tls'\n```\n\n" +
		"With `-against` another provider is measured beside this one, by turns, in three rounds or as many as `-repetitions` says. `-add` " +
		"keeps what this page has and replaces what is measured again, and `-render` measures nothing and writes the page anew:\n\n" +
		"```sh\nmake bench BENCHFLAGS='-against ./terraform-provider-auth0 -against-source auth0/auth0 -users 300 -limits " +
		"off,off-80ms,enterprise-80ms -add'\n```\n\n" +
		"All figures, requests by route included, are in [" + fileJSON + "](" + fileJSON + ").\n")
	return b.String()
}

func (r *report) machineTable(b *strings.Builder) {
	m := r.Machine
	b.WriteString("| | |\n|---|---|\n")
	for _, line := range [][2]string{
		{"Provider", r.providerName()},
		{"Commit", m.Commit},
		{"Date", m.Date},
		{"CPU", fmt.Sprintf("%s, %d cores", m.CPU, m.Cores)},
		{"Memory", m.Memory},
		{"System", m.System},
		{"Go", m.Go},
		{"CLI", m.CLI},
	} {
		if line[1] != "" {
			fmt.Fprintf(b, "| %s | %s |\n", line[0], line[1])
		}
	}
	b.WriteString("\n")
}

func (r *report) providerName() string {
	if r.Provider.other() {
		return r.Provider.Address
	}
	return r.Provider.Address + ", of this checkout"
}

func (r *report) targetTable(b *strings.Builder) {
	if len(r.Targets) == 0 {
		return
	}
	b.WriteString("## Targets\n\n| Target | | Measured | |\n|---|---|---|---|\n")
	for _, t := range r.Targets {
		verdict := t.verdict()
		if t.Measured && !t.Met {
			verdict = "**missed**"
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", t.What, t.Want, t.Got, verdict)
	}
	b.WriteString("\n")
}
