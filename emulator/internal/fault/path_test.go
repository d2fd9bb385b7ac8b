// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

func TestChange(t *testing.T) {
	t.Parallel()
	set := func(any, bool) (any, bool) { return "new", true }
	remove := func(any, bool) (any, bool) { return nil, false }
	for _, tc := range []struct {
		path, body string
		fn         func(any, bool) (any, bool)
		want       string
	}{
		{".", `{"a":1}`, set, `"new"`},
		{".", `{"a":1}`, remove, `null`},
		{"a", `{"a":1}`, set, `{"a":"new"}`},
		{"b", `{"a":1}`, set, `{"a":1,"b":"new"}`},
		{"a", `{"a":1,"b":2}`, remove, `{"b":2}`},
		{"a.b", `{"a":{"b":1}}`, set, `{"a":{"b":"new"}}`},
		{"a.b", `{"a":1}`, set, `{"a":1}`},
		{"x.b", `{"a":1}`, set, `{"a":1}`},
		{"*", `{"a":1,"b":2}`, set, `{"a":"new","b":"new"}`},
		{"1", `[1,2,3]`, set, `[1,"new",3]`},
		{"1", `[1,2,3]`, remove, `[1,3]`},
		{"*", `[1,2]`, remove, `[]`},
		{"7", `[1]`, set, `[1]`},
		{"a", `[1]`, set, `[1]`},
		{"-1", `[1]`, set, `[1]`},
		{"*.a.*", `[{"a":[1,{"b":2}]},3,null]`, set, `[{"a":["new","new"]},3,null]`},
		{"a", `null`, set, `null`},
		{"", `{"a":1}`, set, `{"":"new","a":1}`},
	} {
		v, err := wire.Decode([]byte(tc.body))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(wire.Encode(change(v, steps(tc.path), tc.fn))); got != tc.want {
			t.Errorf("%s of %s: got %s, want %s", tc.path, tc.body, got, tc.want)
		}
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                         "",
		"  a  b\tc\n":              "a|b|c",
		`body='{"a": 1}' x`:        `body={"a": 1}|x`,
		`a="b c"d ''`:              `a=b cd|`,
		`"say \"hi\" \\ \n" 'a\b'`: `say "hi" \ \n|a\b`,
	} {
		words, err := split(text)
		if diff := cmp.Diff(want, strings.Join(words, "|")); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", text, err, diff)
		}
	}
	for _, text := range []string{`'`, `a "b`, `"a\`, `"a\"`} {
		if words, err := split(text); err == nil {
			t.Errorf("%s: %q", text, words)
		}
	}
}
