// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"
	"math"
)

// whole is the value of a whole number however it was written: 60.0 and 6e1 are 60, as
// for the schemas. What is no such number, or too large to be one, is not ok.
func whole(v any) (n int, ok bool) {
	number, _ := v.(json.Number)
	f, err := number.Float64()
	if err != nil || f != math.Trunc(f) || math.Abs(f) > math.MaxInt32 {
		return 0, false
	}
	return int(f), true
}
