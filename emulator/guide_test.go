// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestGuide: every rule of the guide is one, and every endpoint of the emulator's own is there.
func TestGuide(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../templates/guides/emulator.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	n := newTenant(t, emulator.Options{})
	_, faults, _ := strings.Cut(string(guide), "## Let it go wrong")
	faults, _, _ = strings.Cut(faults, "## In Go tests")
	rules := 0
	for _, m := range regexp.MustCompile("(?:-fault '|`)((?:\\*|GET|POST|PATCH) [^`\n]+?)(?:' ?\\\\?\n|`)").FindAllStringSubmatch(faults, -1) {
		rules++
		if err := n.srv.SetFaults(strings.ReplaceAll(m[1], `\|`, "|")); err != nil {
			t.Error(err)
		}
	}
	if rules < 15 {
		t.Errorf("only %d rules found", rules)
	}
	endpoints := regexp.MustCompile("`(GET|POST) /_emulator/([a-z-]+)`").FindAllStringSubmatch(string(guide), -1)
	for _, m := range endpoints {
		if resp := n.control(m[1], m[2], `{"name": "before"}`); resp.status == 404 && !strings.Contains(resp.raw, "user") {
			t.Errorf("%s: %d %s", m[0], resp.status, resp.raw)
		}
	}
	if len(endpoints) != 11 {
		t.Errorf("%d endpoints", len(endpoints))
	}
}
