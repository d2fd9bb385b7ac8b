// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Summary adds up what the processes of a test run have validated.
type Summary struct {
	Account
	// Declared are the operations of the document, sorted.
	Declared []string
}

// Summarize reads what the tests left in the folder that CONTRACT_REPORT named.
// Without the document the error is [ErrAbsent].
func Summarize(dir string) (*Summary, error) {
	spec, err := load()
	if err != nil {
		return nil, err
	}
	s := &Summary{
		Account:  Account{Requests: map[string]int{}, Responses: map[string]int{}, Deviations: map[int]int{}},
		Declared: slices.Sorted(maps.Keys(spec.operations)),
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var one Account
		if err := json.Unmarshal(data, &one); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		add(s.Requests, one.Requests)
		add(s.Responses, one.Responses)
		add(s.Deviations, one.Deviations)
	}
	return s, nil
}

func add[K comparable](sum, more map[K]int) {
	for key, n := range more {
		sum[key] += n
	}
}

// Unanswered returns the operations of the document that the emulator never
// answered in these tests.
func (s *Summary) Unanswered() []string {
	answered := s.answered()
	return slices.DeleteFunc(slices.Clone(s.Declared), func(operation string) bool { return answered[operation] })
}

// answered are the operations with a validated response.
func (s *Summary) answered() map[string]bool {
	answered := map[string]bool{}
	for operation := range s.Responses {
		answered[operation[:strings.LastIndexByte(operation, ' ')]] = true
	}
	return answered
}

// Uncalled returns those of the client's operations that no request was
// validated for.
func (s *Summary) Uncalled(used []string) []string {
	var missing []string
	for _, operation := range used {
		if s.Requests[operation] == 0 {
			missing = append(missing, operation)
		}
	}
	return missing
}

// Unneeded returns the places in the table of deviations that excused nothing.
func (s *Summary) Unneeded() []int {
	var rows []int
	for i := range Deviations {
		if s.Deviations[i] == 0 {
			rows = append(rows, i)
		}
	}
	return rows
}

// Text is the counts for people, a line each.
func (s *Summary) Text(used []string) string {
	return fmt.Sprintf("%d operations in the document\n", len(s.Declared)) +
		fmt.Sprintf("%d of them answered by the emulator: %d responses validated\n", len(s.answered()), total(s.Responses)) +
		fmt.Sprintf("%d of them in use by the client, %d seen: %d requests validated\n", len(used), len(s.Requests), total(s.Requests)) +
		fmt.Sprintf("%d rows in the table of deviations, %d of them needed\n", len(Deviations), len(Deviations)-len(s.Unneeded()))
}

func total(counts map[string]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}
