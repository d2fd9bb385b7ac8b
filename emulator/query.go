// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"strconv"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// queryBool reads a boolean query parameter.
func queryBool(q url.Values, name string, def bool, description string) (bool, error) {
	switch v := q.Get(name); v {
	case "":
		return def, nil
	case "true":
		return true, nil
	case "false":
		return false, nil
	default:
		return false, errQuery(schema.Violation{
			Detail: "Expected type boolean but found type string", Path: name, Description: description,
		})
	}
}

// intParam describes an integer query parameter; max < min means no maximum.
type intParam struct {
	name          string
	def, min, max int
	description   string
}

// queryInt reads an integer query parameter.
func queryInt(q url.Values, p intParam) (int, error) {
	s := q.Get(p.name)
	if s == "" {
		return p.def, nil
	}
	v := schema.Violation{Path: p.name, Description: p.description}
	n, err := strconv.Atoi(s)
	switch {
	case (err != nil && !errors.Is(err, strconv.ErrRange)) || s[0] == '+':
		v.Detail = "Expected type integer but found type string"
	case n < p.min:
		v.Detail = fmt.Sprintf("Value %s is less than minimum %d", s, p.min)
	case p.max >= p.min && n > p.max:
		v.Detail = fmt.Sprintf("Value %s is greater than maximum %d", s, p.max)
	default:
		return min(n, math.MaxInt32/100), nil // beyond any list, and 100 rows a page are still a number
	}
	return 0, errQuery(v)
}
