// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// emulator is a running auth0-emulator. It outlives the context it was started
// with: whoever starts it stops it.
type emulator struct {
	cmd       *exec.Cmd
	variables map[string]string // what it asks to export
}

// startEmulator starts the program on a free port of the loopback interface and
// returns when it is ready. What it logs goes to logFile.
func startEmulator(ctx context.Context, program, seedFile, logFile string) (*emulator, error) {
	log, err := os.Create(logFile)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()
	cmd := exec.CommandContext(context.WithoutCancel(ctx), program, "-addr", "127.0.0.1:0", "-seed", seedFile)
	cmd.Stderr = log
	isolate(cmd)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	e := &emulator{cmd: cmd, variables: map[string]string{}}
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if lines.Text() == "ready" {
			return e, nil
		}
		if name, value, ok := parseExport(lines.Text()); ok {
			e.variables[name] = value
		}
	}
	said, _ := os.ReadFile(logFile)
	return nil, errors.Join(fmt.Errorf("the emulator did not become ready: %s", said), lines.Err(), e.stop())
}

// stop interrupts the emulator and waits for its end.
func (e *emulator) stop() error {
	if err := e.cmd.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	// How it ends after an interrupt is no news.
	var exit *exec.ExitError
	if err := e.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		return err
	}
	return nil
}

func (e *emulator) pid() int { return e.cmd.Process.Pid }

// environ returns its variables as NAME=value, sorted.
func (e *emulator) environ() []string {
	var environ []string
	for name, value := range e.variables {
		// An API token beside the application's credentials would be ambiguous.
		if name != "AUTH0_API_TOKEN" {
			environ = append(environ, name+"="+value)
		}
	}
	slices.Sort(environ)
	return environ
}

// parseExport takes a line apart that reads export NAME='value'.
func parseExport(line string) (name, value string, ok bool) {
	rest, ok := strings.CutPrefix(line, "export ")
	if !ok {
		return "", "", false
	}
	name, quoted, ok := strings.Cut(rest, "=")
	if !ok || len(quoted) < 2 || quoted[0] != '\'' || quoted[len(quoted)-1] != '\'' {
		return "", "", false
	}
	return name, strings.ReplaceAll(quoted[1:len(quoted)-1], `'\''`, `'`), true
}

// shellExports is the reverse of parseExport, for many.
func shellExports(environ []string) string {
	var b strings.Builder
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		fmt.Fprintf(&b, "export %s='%s'\n", name, strings.ReplaceAll(value, `'`, `'\''`))
	}
	return b.String()
}
