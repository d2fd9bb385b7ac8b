package examples_test

import (
	"regexp"
	"strconv"
	"testing"
)

var expectation = regexp.MustCompile(`(?m)^\| (\d+) \| [^|]+ \| (met|\*\*partly\*\*|\*\*not\*\*|\*\*not yet\*\*)[^|]*\| [^|]*\]\([^|]+\) ?[^|]*\|$`)

// TestExpectations: the page has thirty, in order, each with a verdict and a link to where it can be looked up.
func TestExpectations(t *testing.T) {
	t.Parallel()
	rows := expectation.FindAllStringSubmatch(read(t, "../templates/guides/expectations.md.tmpl"), -1)
	if len(rows) != 30 {
		t.Errorf("%d expectations have a verdict and a link, and not 30", len(rows))
	}
	for i, row := range rows {
		if row[1] != strconv.Itoa(i+1) {
			t.Errorf("expectation %s stands in the place of %d", row[1], i+1)
		}
	}
}
