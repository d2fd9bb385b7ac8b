// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// Whatever private data is, its stored form says the same, and what a CLI or a hand has made of that harms nobody.
func TestShortPrivateRoundTrip(t *testing.T) {
	t.Parallel()
	moment := rapid.SampledFrom([]string{
		"2026-03-01T09:00:00.123Z", "2026-03-01T09:00:01.123Z", "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z",
		"2026-03-01T09:00:00Z", "yesterday", "",
	})
	rapid.Check(t, func(r *rapid.T) {
		data := privateData{}
		if rapid.Bool().Draw(r, "times") {
			raw, err := json.Marshal(seenTimes{Updated: moment.Draw(r, "updated"), Created: moment.Draw(r, "created")})
			if err != nil {
				r.Fatal(err)
			}
			data[timesKey] = raw
		}
		for key, values := range map[string][]string{
			appliedKey: {"1", "2", "true"}, importedKey: {`{"email":true}`}, ".framework": {"{}"}, timesKey: {"[1]", "[2,3]", "{}", "[1.5]", "[1,0]", "[1, 2]"},
		} {
			if rapid.IntRange(0, 3).Draw(r, key) == 0 {
				data[key] = []byte(rapid.SampledFrom(values).Draw(r, key+" is"))
			}
		}
		raw := data.wire()
		stored := ShortPrivate(raw)
		if got := LongPrivate(stored); !bytes.Equal(got, raw) {
			r.Errorf("%s is stored as %q, and that is %s", raw, stored, got)
		}
		if len(stored) > len(raw) {
			r.Errorf("%s is stored as %q, which is longer", raw, stored)
		}
	})
	rapid.Check(t, func(r *rapid.T) {
		stored := rapid.SliceOf(rapid.Byte()).Draw(r, "stored")
		if long := LongPrivate(stored); !bytes.Equal(long, stored) {
			if _, readable := privateFromWire(long); !readable {
				r.Errorf("%x becomes %s", stored, long)
			}
		}
	})
}

// Users that nothing is special about are thousands. Nine bytes are twelve characters of a state file.
func TestShortPrivateIsShort(t *testing.T) {
	t.Parallel()
	for _, seen := range []seenTimes{
		{Updated: "2026-03-01T09:00:00.123Z", Created: "2026-03-01T09:00:00.123Z"},
		{Updated: "2026-03-01T09:00:01.123Z", Created: "2026-03-01T09:00:00.123Z"},
	} {
		raw, err := json.Marshal(seen)
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range []privateData{{timesKey: raw}, {timesKey: raw, appliedKey: []byte("1")}} {
			if stored := ShortPrivate(data.wire()); len(stored) > 9 {
				t.Errorf("%s is stored as %q", data.wire(), stored)
			}
		}
	}
}
