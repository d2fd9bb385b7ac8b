// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package metadata

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func mustParse(t interface{ Fatalf(string, ...any) }, text string) Object {
	o, err := Parse(text)
	if err != nil {
		t.Fatalf("Parse(%s): %v", text, err)
	}
	return o
}

func TestParse(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`[]`, `"x"`, `7`, `null`, `true`} {
		if _, err := Parse(text); !errors.Is(err, ErrNotObject) {
			t.Errorf("Parse(%s) = %v, want ErrNotObject", text, err)
		}
	}
	for _, text := range []string{``, ` `, `{`, `{"secret":}`, `{} {}`, `{"a":1}x`} {
		_, err := Parse(text)
		if err == nil || errors.Is(err, ErrNotObject) {
			t.Errorf("Parse(%q) = %v, want a syntax error", text, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("Parse quotes its input: %v", err)
		}
	}
	if got := mustParse(t, ` { "b" : 12345678901234567890 , "a":[1, 2] } `).String(); got != `{"a":[1,2],"b":12345678901234567890}` {
		t.Errorf("String() = %s", got)
	}
}

func TestEqual(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`{}`, `{}`, true},
		{`{"a":1,"b":2}`, `{"b":2,"a":1}`, true},
		{`{"a":1}`, `{"a":1.0}`, true},
		{`{"a":1000}`, `{"a":1e3}`, true},
		{`{"a":1}`, `{"a":2}`, false},
		{`{"a":1}`, `{"a":"1"}`, false},
		{`{"a":true}`, `{"a":"true"}`, false},
		{`{"a":null}`, `{}`, true},
		{`{}`, `{"a":null}`, true},
		{`{"a":{"b":null}}`, `{"a":{}}`, true},
		{`{"a":{"b":1}}`, `{"a":{}}`, false},
		{`{"a":[1,2]}`, `{"a":[2,1]}`, false},
		{`{"a":[null]}`, `{"a":[]}`, false},
		{`{"a":9007199254740993}`, `{"a":9007199254740993}`, true},
		{`{"a":12345678901234567890}`, `{"a":12345678901234567000}`, true},
		{`{"a":12345678901234567890}`, `{"a":12345678901234577890}`, false},
		{`{"a":12345678901234567890e400}`, `{"a":22345678901234567890e400}`, false},
		{`{"a":1e999999999}`, `{"a":2e999999999}`, false},
		{`{"a":0.1}`, `{"a":0.10}`, true},
		{`{"a":0}`, `{"a":-0}`, true},
		{`{"a":{"x":[{"y":1}]}}`, `{"a":{"x":[{"y":1.00}]}}`, true},
		{`{"a":false}`, `{}`, false},
		{`{"a":""}`, `{}`, false},
	} {
		a, b := mustParse(t, c.a), mustParse(t, c.b)
		if got := Equal(a, b); got != c.want {
			t.Errorf("Equal(%s, %s) = %v", c.a, c.b, got)
		}
		if got := Equal(b, a); got != c.want {
			t.Errorf("Equal(%s, %s) = %v", c.b, c.a, got)
		}
	}
}

func TestPatch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ prior, desired, want string }{
		{`{}`, `{}`, ``},
		{`{"a":1}`, `{"a":1.0}`, ``},
		{`{"a":1}`, `{"a":2}`, `{"a":2}`},
		{`{"a":1}`, `{}`, `{"a":null}`},
		{`{"a":1,"b":2}`, `{"b":2,"c":3}`, `{"a":null,"c":3}`},
		{`{"a":{"x":1,"y":2}}`, `{"a":{"x":1}}`, `{"a":{"x":1}}`},
		{`{"a":null}`, `{}`, ``},
		{`{}`, `{"a":null}`, ``},
		{`{"a":1}`, `{"a":null}`, `{"a":null}`},
	} {
		got := Patch(mustParse(t, c.prior), mustParse(t, c.desired)).String()
		if got != c.want {
			t.Errorf("Patch(%s, %s) = %s, want %s", c.prior, c.desired, got, c.want)
		}
	}
}

func TestProjectAndForeign(t *testing.T) {
	t.Parallel()
	stored := mustParse(t, `{"ours":1,"theirs":2,"gone":null}`)
	owned := mustParse(t, `{"ours":9,"removed":5,"absent":null}`)
	if got := Project(stored, owned).String(); got != `{"absent":null,"ours":1}` {
		t.Errorf("Project = %s", got)
	}
	if diff := cmp.Diff([]string{"gone", "theirs"}, Foreign(stored, owned)); diff != "" {
		t.Error(diff)
	}
	if got := Project(nil, nil).String(); got != `{}` {
		t.Errorf("Project(nil, nil) = %s", got)
	}
}

func TestFromRaw(t *testing.T) {
	t.Parallel()
	for _, raw := range []string{``, `null`, `[]`, `"x"`} {
		if o := FromRaw(json.RawMessage(raw)); o != nil {
			t.Errorf("FromRaw(%s) = %v, want nil", raw, o)
		}
	}
	if o := FromRaw(json.RawMessage(`{}`)); o == nil || o.String() != `{}` {
		t.Errorf("FromRaw({}) = %v", o)
	}
}

// merge is what the service does with a patch.
func merge(stored, patch Object) Object {
	out := Object{}
	for k, v := range stored {
		out[k] = v
	}
	for k, v := range patch {
		if isNull(v) {
			delete(out, k)
		} else {
			out[k] = v
		}
	}
	return out
}

func objects() *rapid.Generator[Object] {
	values := rapid.SampledFrom([]string{`null`, `1`, `1.0`, `"x"`, `""`, `{}`, `{"n":null}`, `[1,{"a":2}]`, `true`, `12345678901234567890`})
	return rapid.Custom(func(t *rapid.T) Object {
		o := Object{}
		for _, k := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d"}), rapid.ID).Draw(t, "keys") {
			o[k] = json.RawMessage(values.Draw(t, k))
		}
		return o
	})
}

// What was declared holds after the patch, whatever stood there before, and
// keys that neither side owned are untouched.
func TestPatchLaw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		stored, owned, desired := objects().Draw(t, "stored"), objects().Draw(t, "owned"), objects().Draw(t, "desired")
		prior := Project(stored, owned)
		after := merge(stored, Patch(prior, desired))
		// A desired key that prior did not show was never compared with the
		// store, so it is always sent unless it is null.
		for k := range desired {
			_, seen := owned[k]
			if (seen || !isNull(desired[k])) && !equalAt(after, desired, k) {
				t.Fatalf("key %s: %s, want %s", k, after[k], desired[k])
			}
		}
		for k := range owned {
			if _, kept := desired[k]; !kept && !isNull(owned[k]) {
				if v, there := after[k]; there && !isNull(v) {
					t.Fatalf("key %s should be gone", k)
				}
			}
		}
		for k, v := range stored {
			_, o := owned[k]
			_, d := desired[k]
			if !o && !d && string(after[k]) != string(v) {
				t.Fatalf("foreign key %s changed", k)
			}
		}
		if !Equal(desired, desired) || !Equal(mustParse(t, desired.String()), desired) {
			t.Fatal("Equal is not reflexive over a round trip")
		}
	})
}

// Terraform normalizes keys, the service keeps them as they were written.
func TestProject_unicode(t *testing.T) {
	t.Parallel()
	const composed, decomposed = "\u00e9", "e\u0301"
	owned := Object{composed: json.RawMessage(`1`)}
	if got := Project(Object{decomposed: json.RawMessage(`2`)}, owned); string(got[composed]) != "2" || len(got) != 1 {
		t.Errorf("Project = %s", got)
	}
	if got := Project(Object{decomposed: json.RawMessage(`2`), composed: json.RawMessage(`3`)}, owned); string(got[composed]) != "3" || len(got) != 1 {
		t.Errorf("Project with both = %s", got)
	}
	if keys := Foreign(Object{decomposed: json.RawMessage(`2`), "z": nil}, owned); len(keys) != 1 || keys[0] != "z" {
		t.Errorf("Foreign = %q", keys)
	}
}
