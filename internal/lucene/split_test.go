// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

func encoded(query string) int { return len(url.QueryEscape(query)) }

func TestSplit(t *testing.T) {
	t.Parallel()
	long := func(i int) string { return fmt.Sprintf("%c%s", 'a'+i, strings.Repeat("x", 40)) }
	for query, want := range map[string][]string{
		`email:"a"`:                 {`email:"a"`},
		lucene.Match("e", "1", "2"): {`e:(1 OR 2)`},
		`a:` + long(0) + ` OR b:` + long(1) + ` OR c:` + long(2): {`a:` + long(0), `b:` + long(1), `c:` + long(2)},
		`e:("` + long(0) + `" OR "` + long(1) + `")`:             {`e:("` + long(0) + `")`, `e:("` + long(1) + `")`},
		`x:1 AND e:(` + long(0) + ` OR ` + long(1) + `) AND y:2`: {`x:1 AND e:(` + long(0) + `) AND y:2`, `x:1 AND e:(` + long(1) + `) AND y:2`},
		`(a:` + long(0) + ` OR b:` + long(1) + `) AND x:1`:       {`(a:` + long(0) + `) AND x:1`, `(b:` + long(1) + `) AND x:1`},
		`((e:("` + long(0) + `" OR "` + long(1) + `"))) AND x:1`: {`((e:("` + long(0) + `"))) AND x:1`, `((e:("` + long(1) + `"))) AND x:1`},
		// Not of such a form.
		`(NOT e:(` + long(0) + ` OR ` + long(1) + `)) AND x:1`:                   nil,
		`a:` + long(0) + ` AND b:` + long(1):                                     nil,
		`a:` + long(0) + ` OR b:` + long(1) + ` AND c:1`:                         nil,
		`a:` + long(0) + ` OR NOT b:` + long(1):                                  nil,
		`a:` + long(0) + ` OR -b:` + long(1):                                     nil,
		`a:` + long(0) + ` b:` + long(1):                                         nil,
		`NOT e:(` + long(0) + ` OR ` + long(1) + `)`:                             nil,
		`x:1 AND NOT e:(` + long(0) + ` OR ` + long(1) + `)`:                     nil,
		`-e:(` + long(0) + ` OR ` + long(1) + `)`:                                nil,
		`e:(` + long(0) + ` AND ` + long(1) + `)`:                                nil,
		`e:(` + long(0) + ` OR NOT ` + long(1) + `)`:                             nil,
		`e:("` + long(0) + ` OR ` + long(1) + `")`:                               nil,
		`e:(` + long(0) + ` OR ` + long(1):                                       nil,
		`e:"` + strings.Repeat("x", 100) + `" OR f:1`:                            nil,
		`e:[` + strings.Repeat("1", 60) + ` TO ` + strings.Repeat("2", 60) + `]`: nil,
	} {
		if got := lucene.Split(query, 90, encoded); !slices.Equal(got, want) {
			t.Errorf("Split(%s) = %q, want %q", query, got, want)
		}
	}
}

// Whatever values are asked for, the parts ask for each of them once, and none is too
// long.
func TestSplit_complete(t *testing.T) {
	t.Parallel()
	value := rapid.StringN(0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfNDistinct(value, 2, 60, rapid.ID[string]).Draw(t, "values")
		query := lucene.AnyOf("email", values...)
		connection := rapid.SampledFrom([]string{"", `acme "x" OR (y`}).Draw(t, "connection")
		if connection != "" {
			query = lucene.And(query, lucene.Term("identities.connection", connection))
		}
		parts := lucene.Split(query, 400, encoded)
		if parts == nil {
			t.Fatalf("%s is not split", query)
		}
		var asked []string
		for _, part := range parts {
			if encoded(part) > 400 {
				t.Fatalf("%d bytes: %s", encoded(part), part)
			}
			end := strings.LastIndex(part, ")")
			if connection != "" {
				suffix := lucene.And("", lucene.Term("identities.connection", connection))
				if !strings.HasSuffix(part, suffix) {
					t.Fatalf("%s lacks the condition", part)
				}
				end = len(part) - len(suffix) - 1
			}
			asked = append(asked, part[len(`email:(`):end])
		}
		if got := "email:(" + strings.Join(asked, " OR ") + ")"; !strings.HasPrefix(query, got) {
			t.Fatalf("the parts ask for\n%s\nnot for\n%s", got, query)
		}
	})
}
