// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"cmp"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// number is an exact decimal, 0.digits x 10^exponent. Digits have no zeros on
// either side; zero has no digits at all. Identifiers beyond 2^53 are common
// in metadata, so floating point will not do.
type number struct {
	negative bool
	digits   string
	exponent int
}

// maxExponent keeps sums of exponents far from overflow.
const maxExponent = 1 << 20

// numberOf returns the number that a JSON value is.
func numberOf(value any) (number, bool) {
	switch v := value.(type) {
	case json.Number:
		return parseNumber(v.String())
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return number{}, false
		}
		return parseNumber(strconv.FormatFloat(v, 'g', -1, 64))
	default:
		return number{}, false
	}
}

// parseNumber reads decimal notation: digits with an optional minus, fraction
// and exponent.
func parseNumber(text string) (number, bool) {
	var n number
	text, n.negative = strings.CutPrefix(text, "-")
	mantissa, exponent := text, ""
	hasExponent := false
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent, hasExponent = text[:i], text[i+1:], true
	}
	whole, fraction, hasFraction := strings.Cut(mantissa, ".")
	if !allDigits(whole) || hasFraction && !allDigits(fraction) {
		return number{}, false
	}
	if hasExponent {
		if !allDigits(strings.TrimLeft(exponent, "+-")) {
			return number{}, false
		}
		e, err := strconv.Atoi(exponent)
		if err != nil || e > maxExponent || e < -maxExponent {
			return number{}, false
		}
		n.exponent = e
	}
	digits := whole + fraction
	significant := strings.TrimLeft(digits, "0")
	n.exponent += len(whole) - (len(digits) - len(significant))
	n.digits = strings.TrimRight(significant, "0")
	if n.digits == "" {
		return number{}, true
	}
	return n, true
}

func allDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// key is the same for equal numbers, however they were written.
func (n number) key() string {
	sign := ""
	if n.negative {
		sign = "-"
	}
	return sign + n.digits + "e" + strconv.Itoa(n.exponent)
}

// compare returns -1, 0 or 1 as n is less than, equal to or greater than m.
func (n number) compare(m number) int {
	if a, b := n.sign(), m.sign(); a != b || a == 0 {
		return cmp.Compare(a, b)
	}
	result := cmp.Compare(n.exponent, m.exponent)
	if result == 0 {
		result = strings.Compare(n.digits, m.digits)
	}
	if n.negative {
		return -result
	}
	return result
}

func (n number) sign() int {
	switch {
	case n.digits == "":
		return 0
	case n.negative:
		return -1
	default:
		return 1
	}
}
