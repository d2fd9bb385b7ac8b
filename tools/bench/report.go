// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// report is everything that is written.
type report struct {
	Machine    machineInfo `json:"machine"`
	Provider   provider    `json:"provider"`
	Note       string      `json:"note,omitempty"`
	Targets    []target    `json:"targets,omitempty"`
	Comparison *comparison `json:"comparison,omitempty"`
	Results    []result    `json:"results"`
}

// report is what is measured now adds to: nothing, or what there is already.
func (o options) report(here machineInfo) (*report, error) {
	fresh := &report{Machine: here, Provider: o.provider}
	if len(o.scenarios) > 0 {
		fresh.Note = o.note
	}
	if !o.add {
		return fresh, nil
	}
	r, err := readReport(o.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return fresh, nil
	}
	if err != nil {
		return nil, err
	}
	if r.Provider.Address != o.provider.Address {
		return nil, fmt.Errorf("-add: the report in %s is of the provider %s", o.dir, r.Provider.Address)
	}
	if fresh.Note != "" {
		r.Note = fresh.Note
	}
	return r, nil
}

// readReport reads what save has written into dir.
func readReport(dir string) (*report, error) {
	file := filepath.Join(dir, fileJSON)
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var r report
	if err := json.Unmarshal(raw, &r); err != nil {
		return nil, fmt.Errorf("%s is no report: %w", file, err)
	}
	return &r, nil
}

// put adds what was measured here; the same steps from before make way.
func (r *report) put(measured result, here machineInfo) {
	same := measured.scenario
	for i := range r.Results {
		old := &r.Results[i]
		same.Measured = old.Measured
		if old.scenario == same {
			old.Steps = slices.DeleteFunc(old.Steps, func(s step) bool { return measured.step(s.Name) != nil })
		}
	}
	r.Results = slices.DeleteFunc(r.Results, func(old result) bool { return len(old.Steps) == 0 })
	if here != r.Machine {
		measured.Machine = &here
	}
	r.Results = append(r.Results, measured)
}

// compareWith returns the comparison with the provider of that address, after
// making room for it.
func (r *report) compareWith(address string) *comparison {
	if r.Comparison == nil || r.Comparison.Address != address {
		r.Comparison = &comparison{Address: address}
	}
	return r.Comparison
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
	fileHeadline = "headline.svg"
	fileRosters  = "roster.svg"
	// fileGuide is the table of rosters as text, which the guide about them shows.
	fileGuide = "roster.txt"
)

// save judges the targets and writes the files of the report into dir.
func (r *report) save(dir string) error {
	r.check()
	raw, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	const perm = 0o755
	if err := os.MkdirAll(dir, perm); err != nil {
		return err
	}
	for name, content := range map[string]string{
		fileJSON: string(raw) + "\n", fileMarkdown: r.markdown(), fileChart: r.chart(), fileHeadline: r.headlineChart(),
		fileRosters: r.rosterChart(), fileGuide: r.rosterText(),
	} {
		if content == "" {
			continue
		}
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
