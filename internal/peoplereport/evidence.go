// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"encoding/json"
	"io"
	"time"
)

// line is one line of the evidence, about one person.
type line struct {
	Time      string   `json:"time"`
	PlannedAt string   `json:"planned_at,omitempty"`
	JSONHash  string   `json:"plan_json_sha256"`
	PlanHash  string   `json:"plan_sha256,omitempty"`
	Group     Group    `json:"group"`
	Actions   []Fate   `json:"actions"`
	UserID    string   `json:"user_id,omitempty"`
	Names     []string `json:"names,omitempty"`
	Addresses []string `json:"addresses,omitempty"`
	What      []string `json:"what"`
}

// unclearGroup is about what happens to somebody whom the plan does not name.
const unclearGroup Group = "unclear"

// Evidence writes one line of JSON for each person, whom an auditor may ask about later: what the plan with
// that hash does to them, and when this was looked at. planHash is the SHA-256 of the saved plan, or "".
func (r *Report) Evidence(w io.Writer, now time.Time, planHash string) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	start := line{Time: now.UTC().Format(time.RFC3339), PlannedAt: r.PlannedAt, JSONHash: r.Hash, PlanHash: planHash}
	for _, p := range r.People {
		l := start
		l.Group, l.Actions, l.UserID, l.Names, l.Addresses, l.What = p.Group(), p.Fates, p.ID, p.Names, p.Addresses, p.What()
		if err := encoder.Encode(l); err != nil {
			return err
		}
	}
	for _, what := range r.Unclear {
		l := start
		l.Group, l.Actions, l.What = unclearGroup, []Fate{Changed}, []string{what}
		if err := encoder.Encode(l); err != nil {
			return err
		}
	}
	return nil
}
