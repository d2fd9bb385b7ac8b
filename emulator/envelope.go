// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// envelope is a page together with what is said about it, in the order of the
// recordings, which is not the same in all lists.
type envelope struct {
	order  []string
	values map[string]any // what has no value is left out
}

// MarshalJSON keeps the order.
func (e *envelope) MarshalJSON() ([]byte, error) {
	var members [][]byte
	for _, key := range e.order {
		if value, ok := e.values[key]; ok {
			members = append(members, append(append(wire.Encode(key), ':'), wire.Encode(value)...))
		}
	}
	return append(append([]byte{'{'}, bytes.Join(members, []byte{','})...), '}'), nil
}
