// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"time"
)

// Private data of nearly every user is two keys, appliedKey and timesKey. In the framework's form they are JSON in two
// layers of Base64, 52 characters in a state file that the CLIs write as a whole after each user. The short form of
// the same has 8 or 12: a byte of flags, and the times as variable-length numbers.
const (
	shortApplied byte = 1 << iota // appliedKey is there.
	shortChanged                  // The user was changed after the creation, whose distance in time follows.
	shortLimit                    // All forms begin with less. JSON begins with a brace.
)

// ShortPrivate is private data of auth0users_user in the form that is stored: short where that says the same, and as
// it is elsewhere.
func ShortPrivate(raw []byte) []byte {
	data, readable := privateFromWire(raw)
	if !readable || data[timesKey] == nil {
		return raw
	}
	var seen seenTimes
	if json.Unmarshal(data[timesKey], &seen) != nil {
		return raw
	}
	updated, isUpdated := exactly(seen.Updated)
	created, isCreated := exactly(seen.Created)
	if !isUpdated || !isCreated || created < 0 || updated < created {
		return raw
	}
	var flags byte
	if data[appliedKey] != nil {
		flags |= shortApplied
	}
	if updated != created {
		flags |= shortChanged
	}
	short := binary.AppendUvarint([]byte{flags}, uint64(created))
	if updated != created {
		short = binary.AppendUvarint(short, uint64(updated-created))
	}
	if !bytes.Equal(LongPrivate(short), raw) {
		return raw
	}
	return short
}

// LongPrivate is what ShortPrivate got, in the framework's form.
func LongPrivate(stored []byte) []byte {
	if len(stored) == 0 || stored[0] >= shortLimit {
		return stored
	}
	flags, rest := stored[0], stored[1:]
	created, n := binary.Uvarint(rest)
	if n <= 0 {
		return stored
	}
	updated := created
	if rest = rest[n:]; flags&shortChanged != 0 {
		since, n := binary.Uvarint(rest)
		if n <= 0 {
			return stored
		}
		updated, rest = created+since, rest[n:]
	}
	if len(rest) > 0 {
		return stored
	}
	times, err := json.Marshal(seenTimes{Updated: milliText(updated), Created: milliText(created)})
	if err != nil {
		return stored
	}
	data := privateData{timesKey: times}
	if flags&shortApplied != 0 {
		data[appliedKey] = []byte("1")
	}
	return data.wire()
}

func milliText(ms uint64) string { return time.UnixMilli(int64(ms)).UTC().Format(millis) }
