// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// seenTimes are the times of a user when it was seen last, as the service writes them; "" where there was none.
//
// In the private state they are the JSON array [updated_at, created_at]: updated_at in milliseconds since 1970,
// created_at in milliseconds before that, and left out when the two are equal. What is not such a time is there
// as it is, or null. In a state file the usual ones are shorter still, see ShortPrivate.
type seenTimes struct{ Updated, Created string }

// millis is how the service writes a time.
const millis = "2006-01-02T15:04:05.000Z"

// MarshalJSON implements json.Marshaler.
func (s seenTimes) MarshalJSON() ([]byte, error) {
	updated, isUpdated := exactly(s.Updated)
	created, isCreated := exactly(s.Created)
	all := []any{textOrNull(s.Updated), textOrNull(s.Created)}
	if isUpdated {
		all[0] = updated
	}
	switch {
	case s.Created == s.Updated:
		all = all[:1]
	case isUpdated && isCreated:
		all[1] = updated - created
	}
	return json.Marshal(all)
}

// UnmarshalJSON implements json.Unmarshaler.
func (s *seenTimes) UnmarshalJSON(data []byte) error {
	var all []any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&all); err != nil {
		return err
	}
	if len(all) == 0 || len(all) > 2 {
		return errors.New("expected one time or two")
	}
	*s = seenTimes{}
	updated, err := timeText(all[0], &s.Updated, func(ms int64) int64 { return ms })
	if err != nil {
		return err
	}
	if len(all) == 1 {
		s.Created = s.Updated
		return nil
	}
	_, err = timeText(all[1], &s.Created, func(ms int64) int64 { return updated - ms })
	return err
}

// timeText reads a stored time, of which a number is made a moment.
func timeText(stored any, to *string, moment func(int64) int64) (ms int64, err error) {
	switch stored := stored.(type) {
	case nil:
		return 0, nil
	case string:
		*to = stored
		return 0, nil
	case json.Number:
		if ms, err = stored.Int64(); err == nil {
			*to = time.UnixMilli(moment(ms)).UTC().Format(millis)
		}
		return ms, err
	}
	return 0, errors.New("a time is a number or a text")
}

// exactly is a time in milliseconds since 1970; not ok when that would not say the same.
func exactly(text string) (ms int64, ok bool) {
	t, err := time.Parse(millis, text)
	return t.UnixMilli(), err == nil && t.Format(millis) == text
}

func textOrNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// rememberTimes stores when the user was changed last and created. Without an updated_at nothing is known.
func rememberTimes(ctx context.Context, p privateWriter, u *client.User) diag.Diagnostics {
	if u.UpdatedAt == nil {
		return p.SetKey(ctx, timesKey, nil)
	}
	seen := seenTimes{Updated: *u.UpdatedAt}
	if u.CreatedAt != nil {
		seen.Created = *u.CreatedAt
	}
	return setJSON(ctx, p, timesKey, seen)
}

// timesFrom is not ok when nothing is stored.
func timesFrom(ctx context.Context, p private) (seen seenTimes, ok bool) {
	raw, _ := p.GetKey(ctx, timesKey)
	return seen, json.Unmarshal(raw, &seen) == nil && seen.Updated != ""
}
