// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"fmt"
	"math"
	"time"
)

// span is a duration in words: "12 seconds", "15 minutes", "3 hours".
func span(d time.Duration) string {
	for _, unit := range []struct {
		of   time.Duration
		name string
	}{{time.Hour, "hours"}, {time.Minute, "minutes"}} {
		if d >= 2*unit.of {
			return fmt.Sprintf("%.0f %s", math.Round(d.Seconds()/unit.of.Seconds()), unit.name)
		}
	}
	return fmt.Sprintf("%.0f seconds", d.Seconds())
}
