// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever the service writes comes back as it was, be it a time or not.
func TestSeenTimesRoundTrip(t *testing.T) {
	t.Parallel()
	text := rapid.OneOf(
		rapid.Map(rapid.Int64Range(-62135596800000, 253402300799999), func(ms int64) string { return time.UnixMilli(ms).UTC().Format(millis) }),
		rapid.SampledFrom([]string{"", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00.1Z", "2026-03-01T10:00:00.000+01:00", "2026-02-30T09:00:00.000Z", "1"}),
		rapid.StringMatching(`[ -~äß"\\]*`),
	)
	rapid.Check(t, func(r *rapid.T) {
		seen := seenTimes{Updated: text.Draw(r, "updated"), Created: text.Draw(r, "created")}
		if rapid.Bool().Draw(r, "equal") {
			seen.Created = seen.Updated
		}
		raw, err := json.Marshal(seen)
		if err != nil {
			r.Fatal(err)
		}
		var again seenTimes
		if err := json.Unmarshal(raw, &again); err != nil || again != seen {
			r.Errorf("%+v became %s, and that %+v, %v", seen, raw, again, err)
		}
	})
}

// What is stored is short, for a state has it once for every user.
func TestSeenTimesAreShort(t *testing.T) {
	t.Parallel()
	const made = "2026-03-01T09:00:00.123Z"
	for want, seen := range map[string]seenTimes{
		`[1772355600123]`:                   {Updated: made, Created: made},
		`[1772355601123,1000]`:              {Updated: "2026-03-01T09:00:01.123Z", Created: made},
		`[1772355600123,null]`:              {Updated: made},
		`["yesterday","2026-03-01T09:00Z"]`: {Updated: "yesterday", Created: "2026-03-01T09:00Z"},
	} {
		if got, err := json.Marshal(seen); err != nil || string(got) != want {
			t.Errorf("%+v became %s, %v, want %s", seen, got, err, want)
		}
	}
	for _, raw := range []string{`{}`, `[]`, `[1,2,3]`, `[true]`, `[1.5]`, `[1,{}]`, `"2026"`} {
		var seen seenTimes
		if err := json.Unmarshal([]byte(raw), &seen); err == nil {
			t.Errorf("%s became %+v", raw, seen)
		}
	}
}
