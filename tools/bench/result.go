package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// step is what one command cost.
type step struct {
	Name        string         `json:"name"`
	Requests    int            `json:"requests"`
	ByRoute     map[string]int `json:"by_route"`
	RateLimited int            `json:"rate_limited"` // answers with 429
	MaxInFlight int            `json:"max_in_flight"`
	Seconds     float64        `json:"seconds"`
	processUsage
}

// result is one scenario with its steps.
type result struct {
	scenario
	Steps []step `json:"steps"`
}

// step returns the step of that name; nil when it was not measured.
func (r *result) step(name string) *step {
	for i := range r.Steps {
		if r.Steps[i].Name == name {
			return &r.Steps[i]
		}
	}
	return nil
}

// report is everything that is written.
type report struct {
	Machine  machineInfo `json:"machine"`
	Provider provider    `json:"provider"`
	Note     string      `json:"note,omitempty"`
	Targets  []target    `json:"targets,omitempty"`
	Results  []result    `json:"results"`
}

// find returns the result of a scenario; nil when it was not measured.
func (r *report) find(s scenario) *result {
	for i := range r.Results {
		if r.Results[i].scenario == s {
			return &r.Results[i]
		}
	}
	return nil
}

// Files of a report.
const (
	fileJSON     = "results.json"
	fileMarkdown = "README.md"
	fileChart    = "chart.svg"
)

// write writes the files of the report into dir.
func (r *report) write(dir string) error {
	raw, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	const perm = 0o755
	if err := os.MkdirAll(dir, perm); err != nil {
		return err
	}
	for name, content := range map[string]string{
		fileJSON: string(raw) + "\n", fileMarkdown: r.markdown(), fileChart: r.chart(),
	} {
		const readable = 0o644
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), readable); err != nil {
			return err
		}
	}
	return nil
}

// summary tells how the targets were met; the error is errMissed when one was not
// that does not depend on the machine.
func (r *report) summary(out io.Writer, dir string) error {
	missed, unmeasured := false, 0
	for _, t := range r.Targets {
		if !t.Measured {
			unmeasured++
			continue
		}
		missed = missed || !t.Met && !t.Clock
		if _, err := fmt.Fprintf(out, "%-6s %s: %s (target: %s)\n", t.verdict(), t.What, t.Got, t.Want); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "%d targets need other scenarios. Written: %s\n", unmeasured, filepath.Join(dir, fileMarkdown))
	if missed {
		err = errors.Join(err, errMissed)
	}
	return err
}
