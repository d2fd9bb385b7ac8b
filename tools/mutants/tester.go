// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// outcome is what the tests of a package made of a mutant.
type outcome int

const (
	killed outcome = iota
	survived
	broken // It does not compile.
)

// tester runs the tests of a mutant's package, the short ones.
type tester struct {
	run     string
	timeout time.Duration
}

func (t tester) test(ctx context.Context, m mutant) (outcome, error) {
	dir, err := os.MkdirTemp("", "mutant-")
	if err != nil {
		return broken, err
	}
	result, err := t.testIn(ctx, dir, m)
	return result, errors.Join(err, os.RemoveAll(dir))
}

func (t tester) testIn(ctx context.Context, dir string, m mutant) (outcome, error) {
	overlay, err := m.overlay(dir)
	if err != nil {
		return broken, err
	}
	build := exec.CommandContext(ctx, "go", "build", "-overlay", overlay, m.pack.path)
	if build.Run() != nil {
		return broken, ctx.Err()
	}
	args := []string{"test", "-overlay", overlay, "-short", "-failfast", "-count=1", "-vet=off", "-timeout", t.timeout.String()}
	if t.run != "" {
		args = append(args, "-run", t.run)
	}
	args = append(args, m.pack.path)
	if m.pack.rapid {
		args = append(args, "-args", "-rapid.nofailfile") // What a mutant fails on is not kept in the tree.
	}
	test := exec.CommandContext(ctx, "go", args...)
	out, err := test.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return broken, ctx.Err()
	case err == nil:
		return survived, nil
	case bytes.Contains(out, []byte("[build failed]")):
		return broken, nil
	}
	return killed, nil
}

// overlay writes the mutated file and tells the go command to read it in place of the real one.
func (m mutant) overlay(dir string) (string, error) {
	source, err := os.ReadFile(m.file)
	if err != nil {
		return "", err
	}
	changed := filepath.Join(dir, "mutant.go")
	if err := os.WriteFile(changed, m.mutate(source), 0o600); err != nil {
		return "", err
	}
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {m.file: changed}})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, replace, 0o600)
}
