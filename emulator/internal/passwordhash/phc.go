// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"strconv"
	"strings"
)

// phc is a hash in the PHC string format: $id$v=19$a=1,b=2$salt$hash.
type phc struct {
	id      string
	version int            // 0 = not given
	params  map[string]int // by name
	salt    []byte
	hash    []byte
}

// parsePHC wants salt and hash; version and parameters may be missing.
func parsePHC(text string) (phc, bool) {
	const least = 4 // "", id, salt, hash
	fields := strings.Split(text, "$")
	if len(fields) < least || fields[0] != "" {
		return phc{}, false
	}
	last := len(fields) - 1
	p := phc{id: fields[1], params: map[string]int{}, salt: decodePHC(fields[last-1]), hash: decodePHC(fields[last])}
	middle := fields[2 : last-1]
	if version, ok := strings.CutPrefix(strings.Join(middle[:min(1, len(middle))], ""), "v="); ok {
		n, err := strconv.Atoi(version)
		if err != nil {
			return phc{}, false
		}
		p.version, middle = n, middle[1:]
	}
	if len(middle) > 1 || len(p.salt) == 0 || len(p.hash) == 0 {
		return phc{}, false
	}
	for _, pair := range strings.Split(strings.Join(middle, ""), ",") {
		name, value, found := strings.Cut(pair, "=")
		n, err := strconv.Atoi(value)
		if pair != "" && (!found || err != nil || n < 1) {
			return phc{}, false
		}
		p.params[name] = n
	}
	return p, true
}
