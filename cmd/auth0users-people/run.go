// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/peoplereport"
)

// Exit codes.
const (
	allowed = 0
	failed  = 1
	changes = 2
	refused = 3
)

func run(args []string, stdin io.Reader, stdout, stderr io.Writer, now func() time.Time) (int, error) {
	cfg, err := parseFlags(args, stderr)
	if err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return allowed, err
		}
		return failed, err
	}
	text, err := read(cfg.plan, stdin)
	if err != nil {
		return failed, err
	}
	report, err := peoplereport.New(text)
	if err != nil {
		return failed, err
	}
	if err := keep(cfg, report, now()); err != nil {
		return failed, err
	}
	refusals := cfg.policy.Refusals(report)
	out := report.Markdown(cfg.rows)
	if len(refusals) > 0 {
		out += "\n> **Refused.** " + strings.Join(refusals, " ") + "\n"
	}
	if _, err := io.WriteString(stdout, out); err != nil {
		return failed, err
	}
	switch {
	case len(refusals) > 0:
		return refused, errors.New(strings.Join(refusals, " "))
	case cfg.detailed && len(report.People)+len(report.Unclear) > 0:
		return changes, nil
	}
	return allowed, nil
}

func read(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(name)
}

// keep appends the evidence to its file.
func keep(cfg config, report *peoplereport.Report, now time.Time) error {
	if cfg.evidence == "" {
		return nil
	}
	hash := ""
	if cfg.savedPlan != "" {
		text, err := os.ReadFile(cfg.savedPlan)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(text)
		hash = hex.EncodeToString(sum[:])
	}
	file, err := os.OpenFile(cfg.evidence, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := report.Evidence(file, now, hash); err != nil {
		_ = file.Close()
		return fmt.Errorf("writing the evidence: %w", err)
	}
	return file.Close()
}
