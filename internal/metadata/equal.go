// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package metadata

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
)

// maxExactDigits is the number of significant digits that a double, in which the
// service may hold numbers, always keeps.
const maxExactDigits = 15

// equalJSON compares two decoded values (numbers as json.Number). Null members
// of objects count as absent, as the service may drop them.
func equalJSON(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		return ok && equalMembers(x, y)
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !equalJSON(x[i], y[i]) {
				return false
			}
		}
		return true
	case json.Number:
		y, ok := b.(json.Number)
		return ok && equalNumbers(x.String(), y.String())
	default:
		return a == b
	}
}

func equalMembers(x, y map[string]any) bool {
	for k, v := range x {
		if !equalJSON(v, y[k]) {
			return false
		}
	}
	for k, v := range y {
		if _, both := x[k]; !both && v != nil {
			return false
		}
	}
	return true
}

// equalNumbers compares by value. Numbers with more digits than a double keeps
// are also equal when they round to the same double: the service cannot tell
// them apart, and a plan that insists on the difference would never be empty.
func equalNumbers(a, b string) bool {
	if a == b {
		return true
	}
	if !wildExponent(a) && !wildExponent(b) {
		x, okX := new(big.Rat).SetString(a)
		y, okY := new(big.Rat).SetString(b)
		if okX && okY && x.Cmp(y) == 0 {
			return true
		}
	}
	if significantDigits(a) <= maxExactDigits && significantDigits(b) <= maxExactDigits {
		return false
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// wildExponent guards against numbers like 1e999999999, whose exact value would
// fill the memory.
func wildExponent(s string) bool {
	i := strings.IndexAny(s, "eE")
	if i < 0 {
		return false
	}
	n, err := strconv.Atoi(strings.TrimPrefix(s[i+1:], "+"))
	return err != nil || n > 400 || n < -400
}

func significantDigits(s string) int {
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimLeft(strings.NewReplacer("-", "", ".", "").Replace(s), "0")
	return len(s)
}
