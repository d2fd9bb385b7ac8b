// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package uniquejson_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/uniquejson"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// anything is a value as it is decoded.
func anything(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.Just(any(nil)), rapid.Bool().AsAny(), rapid.String().AsAny(), rapid.StringMatching(`[a-z"\\/<&]{0,5}`).AsAny(),
		rapid.Map(rapid.StringMatching(`-?(0|[1-9][0-9]{0,3})(\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?`), func(s string) any { return json.Number(s) }),
	}
	if depth > 0 {
		kinds = append(kinds,
			rapid.Map(rapid.SliceOfN(anything(depth-1), 0, 3), func(list []any) any { return list }),
			rapid.Map(rapid.MapOfN(rapid.String(), anything(depth-1), 0, 3), func(m map[string]any) any { return m }))
	}
	return rapid.OneOf(kinds...)
}

// What encoding/json writes is read as encoding/json reads it, and so is what is left of it
// after a change, or both refuse it.
func TestDecode_likeEncodingJSON(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		raw, err := json.MarshalIndent(anything(3).Draw(t, "value"), "", rapid.SampledFrom([]string{"", "\t"}).Draw(t, "indent"))
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "spoil") {
			at := rapid.IntRange(0, len(raw)).Draw(t, "at")
			with := rapid.SampledFrom([]string{"", " ", ",", "0", "-", ".", "e", `"`, `\`, `\u00e9`, "{", "]", ":", "null", "\x00", "\n", "\xff"}).Draw(t, "with")
			raw = []byte(string(raw[:at]) + with + string(raw[min(len(raw), at+rapid.IntRange(0, 2).Draw(t, "gone")):]))
		}
		want, wantErr := wire.Decode(raw)
		got, gotErr := uniquejson.Decode(string(raw))
		if gotErr != nil && wantErr == nil && strings.Contains(gotErr.Error(), "stands twice") {
			return
		}
		if (gotErr == nil) != (wantErr == nil) {
			t.Fatalf("%q: got %v, want %v", raw, gotErr, wantErr)
		}
		if diff := cmp.Diff(want, got); wantErr == nil && diff != "" {
			t.Fatalf("%q (-want +got):\n%s", raw, diff)
		}
	})
}

func TestDecode_refuses(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("[", 20000)
	for _, text := range []string{
		"", " ", "{", `{"a"}`, `{"a":1,}`, `{"a":1,"a":2}`, `{"x":{"a":1,"\u0061":2}}`, `{a:1}`, "[1,]", "[1 2]", "01", "1.", "1e", "-", "+1", ".5", "nul", "True",
		`"`, `"\x"`, "\"\n\"", `"a" "b"`, "{}x", "\x00", "[\x00]", `"\`, deep, deep + strings.Repeat("]", 20000),
	} {
		if v, err := uniquejson.Decode(text); err == nil {
			t.Errorf("%.20q is read as %v", text, v)
		}
	}
}
