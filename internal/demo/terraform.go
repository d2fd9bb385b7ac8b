package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
)

// telling are the lines of a CLI's output that tell what happens: its own
// summaries, one line for a user, and the lines of a change.
var telling = regexp.MustCompile(`: (Creation|Modifications|Destruction|Import) complete|` +
	`^(Plan:|No changes\.|Apply complete!|Destroy complete!)|` +
	`^  # .* (must be replaced|will be (updated|imported))|^ +~ \S+ += .* -> `)

// terraform runs the CLI in the team's directory, shows the telling lines of
// what it prints, and fails unless the output contains want.
func (d *demo) terraform(ctx context.Context, want string, args ...string) error {
	name := filepath.Base(d.cli.Path())
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
	all, scanErr := d.show(output)
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

// show prints the telling lines as they come, and returns all of them.
func (d *demo) show(output io.Reader) (string, error) {
	var all strings.Builder
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		all.WriteString(lines.Text())
		all.WriteByte('\n')
		if telling.MatchString(lines.Text()) {
			d.print(lines.Text())
		}
	}
	return all.String(), lines.Err()
}

// print writes one line, set off from the narration.
func (d *demo) print(line string) {
	_, _ = fmt.Fprintf(d.out, "    %s\n", line)
}
