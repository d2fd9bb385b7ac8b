// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// terraform runs the CLI in the team's directory, shows what tells something of
// what it prints, and fails unless the output contains want.
func (d *demo) terraform(ctx context.Context, want string, args ...string) error {
	name := filepath.Base(d.cli.Path())
	d.commands++
	d.print(fmt.Sprintf("$ %s %s", name, strings.Join(args, " ")))

	cmd := d.cli.Command(ctx, d.team, d.env, append(args, "-input=false", "-no-color")...)
	isolate(cmd)
	output, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	all, scanErr := d.show(newTelling(args[0]), output)
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s%s", name, args[0], err, all, stderr.String())
	}
	if scanErr != nil {
		return scanErr
	}
	if !strings.Contains(all, want) {
		return fmt.Errorf("%s %s: expected %q in its output, which was\n%s", name, args[0], want, all)
	}
	return nil
}

// show prints what tells something as it comes, and returns the whole output.
func (d *demo) show(telling *telling, output io.Reader) (string, error) {
	var all strings.Builder
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		all.WriteString(lines.Text())
		all.WriteByte('\n')
		for _, line := range telling.lines(lines.Text()) {
			d.print(line)
		}
	}
	return all.String(), lines.Err()
}

// print writes one line, set off from the narration.
func (d *demo) print(line string) {
	_, _ = fmt.Fprintf(d.out, "    %s\n", line)
}
