// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

// Text is a string of an answer. The API's schema has several strings, dates above all, that may
// also come as a number or as an object such as {"$date":"…"}; it reads all of them. As a pointer, nil is an
// attribute that the answer did not hold, or held as null.
type Text string

// UnmarshalJSON reads a string, a number (kept digit by digit), a boolean or an object whose single
// member is a string; other shapes keep their compact JSON.
func (t *Text) UnmarshalJSON(data []byte) error {
	var text tolerantString
	if err := text.UnmarshalJSON(data); err != nil {
		return err
	}
	*t = Text(orEmpty(text))
	return nil
}
