// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Blames asserts what a diagnostic says: the attribute it is on ("" for none), its
// title, and parts of its text.
func Blames(t *testing.T, d *tfprotov6.Diagnostic, attribute, summary string, says ...string) {
	t.Helper()
	var want *tftypes.AttributePath
	if attribute != "" {
		want = tftypes.NewAttributePath().WithAttributeName(attribute)
	}
	if !d.Attribute.Equal(want) {
		t.Errorf("the diagnostic is on %s, want %s", d.Attribute, want)
	}
	if d.Summary != summary {
		t.Errorf("summary %q, want %q", d.Summary, summary)
	}
	for _, part := range says {
		if !strings.Contains(d.Detail, part) {
			t.Errorf("the text does not say %q:\n%s", part, d.Detail)
		}
	}
}
