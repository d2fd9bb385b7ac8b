// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package metadata_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	deep := func(levels int) string {
		return strings.Repeat(`{"a":`, levels-1) + "{}" + strings.Repeat("}", levels-1)
	}
	for text, want := range map[string][]metadata.Problem{
		`{}`: nil, `{"a":[1,{"b":null},"x"],"c":true}`: nil, `{"a":{"b":1},"b":{"b":1}}`: nil,
		`{"a":1,"b":2,"a":3}`:             {{Kind: metadata.DuplicateKey, Where: `"a"`}},
		`{"x":[{"a":1,"\u0061":1}]}`:      {{Kind: metadata.DuplicateKey, Where: `"x"[0]."a"`}},
		`{"":1}`:                          {{Kind: metadata.EmptyKey, Where: `""`}},
		`{"a":{"":1}}`:                    {{Kind: metadata.EmptyKey, Where: `"a".""`}},
		`{"a\u0000":1}`:                   {{Kind: metadata.ControlInKey, Where: `"a\x00"`}},
		`{"a":{"b\n":1}}`:                 {{Kind: metadata.ControlInKey, Where: `"a"."b\n"`}},
		`{"a":["x","\u0000"]}`:            {{Kind: metadata.NULInText, Where: `"a"[1]`}},
		`{"a":"two\nlines\t"}`:            nil,
		`{"a":1e400}`:                     {{Kind: metadata.HugeNumber, Where: `"a"`}},
		`{"a":-1E+999999999999}`:          {{Kind: metadata.HugeNumber, Where: `"a"`}},
		`{"a":1e-400,"b":1.5e300}`:        nil,
		`{"a":9007199254740992}`:          nil,
		`{"a":-9007199254740992}`:         nil,
		`{"a":9007199254740993}`:          {{Kind: metadata.LargeInteger, Where: `"a"`}},
		`{"a":[[-12345678901234567890]]}`: {{Kind: metadata.LargeInteger, Where: `"a"[0][0]`}},
		`{"a":1e21}`:                      nil,
		`{"a.b":1,"$c":2}`:                {{Kind: metadata.RiskyKey, Where: `"a.b"`}},
		`{"a":{"$set":1},"":2}`:           {{Kind: metadata.RiskyKey, Where: `"a"."$set"`}, {Kind: metadata.EmptyKey, Where: `""`}},
		deep(metadata.MaxDepth):           nil,
		deep(metadata.MaxDepth + 1):       {{Kind: metadata.TooDeep, Where: `"a"."a"."a"`}},
		`{"a":` + strings.Repeat("[", 2000) + strings.Repeat("]", 2000) + `}`: {{Kind: metadata.TooDeep, Where: `"a"[0][0]`}},
	} {
		if diff := cmp.Diff(want, metadata.Check(text)); diff != "" {
			t.Errorf("%.60s (-want +got):\n%s", text, diff)
		}
	}
}

// What an encoder makes of plain values is no problem.
func TestCheck_noFalseAlarm(t *testing.T) {
	t.Parallel()
	text := rapid.String().Filter(func(s string) bool { return !strings.ContainsRune(s, 0) })
	key := rapid.String().Filter(func(s string) bool {
		return s != "" && !strings.ContainsFunc(s, unicode.IsControl) && !strings.ContainsAny(s, ".$")
	})
	scalar := rapid.OneOf(
		rapid.Map(text, func(s string) any { return s }), rapid.Map(rapid.Int32(), func(n int32) any { return n }),
		rapid.Map(rapid.Float64Range(-1e300, 1e300), func(f float64) any { return f }), rapid.Just[any](nil), rapid.Just[any](true),
	)
	object := rapid.MapOf(key, rapid.OneOf(scalar,
		rapid.Map(rapid.SliceOf(scalar), func(l []any) any { return l }),
		rapid.Map(rapid.MapOf(key, scalar), func(m map[string]any) any { return m })))
	rapid.Check(t, func(t *rapid.T) {
		raw, err := json.Marshal(object.Draw(t, "object"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range metadata.Check(string(raw)) {
			if p.Kind != metadata.LargeInteger { // Large floats are written without an exponent.
				t.Fatalf("%s: %+v", raw, p)
			}
		}
	})
}

// Whatever Parse takes can be checked.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{`{}`, `{"a":[1,2,{"b":"\u0000"}]}`, `{"a":1,"a":2}`, `[`, `{"":1e999}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		problems := metadata.Check(text)
		if _, err := metadata.Parse(text); err == nil {
			for _, p := range problems {
				if p.Where == "" {
					t.Errorf("a problem nowhere in %q", text)
				}
			}
		}
	})
}
