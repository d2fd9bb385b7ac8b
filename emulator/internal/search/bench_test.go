// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"
)

const benchUsers = 100_000

var benchIndex = sync.OnceValue(func() *search.Index {
	index := search.NewIndex()
	for i := range benchUsers {
		index.Put(benchID(i), benchUser(i))
	}
	return index
})

func benchID(i int) string { return fmt.Sprintf("auth0|%024x", i) }

func benchUser(i int) map[string]any {
	created := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Minute).Format("2006-01-02T15:04:05.000Z")
	email := fmt.Sprintf("user%d@team%d.example.com", i, i%50)
	return map[string]any{
		"user_id": benchID(i), "email": email, "email_verified": i%3 == 0, "name": fmt.Sprintf("User Number %d", i),
		"nickname": fmt.Sprintf("user%d", i), "phone_number": fmt.Sprintf("+1555%07d", i), "username": fmt.Sprintf("u%d", i),
		"created_at": created, "updated_at": created, "picture": "https://s.gravatar.com/avatar/x.png",
		"identities": []any{map[string]any{
			"connection": fmt.Sprintf("connection-%d", i%10), "provider": "auth0", "user_id": benchID(i)[len("auth0|"):], "isSocial": false,
		}},
		"app_metadata":  map[string]any{"department": fmt.Sprintf("department-%d", i%100), "level": float64(i % 7)},
		"user_metadata": map[string]any{"plan": []any{"free", "pro"}[i%2], "locale": "en"},
	}
}

// BenchmarkSearch answers one page of 100 users out of 100,000.
func BenchmarkSearch(b *testing.B) {
	list := make([]string, 300)
	for i := range list {
		list[i] = `"` + benchID(i*331) + `"`
	}
	for _, bench := range []struct {
		name, query string
		order       search.Order
		total       int
	}{
		{"user_id", `user_id:"` + benchID(4711) + `"`, search.Order{}, 1},
		{"email", `email:"USER4711@team11.example.com"`, search.Order{}, 1},
		{"phone_number", `phone_number:"+15550004711"`, search.Order{}, 1},
		{"bare term", `user4711`, search.Order{}, 1},
		{"300 user IDs", `user_id:(` + strings.Join(list, " OR ") + `)`, search.Order{}, 300},
		{"metadata", `app_metadata.department:"department-7"`, search.Order{}, 1000},
		{"metadata by created_at", `app_metadata.department:"department-7"`, search.Order{Field: "created_at"}, 1000},
		{"frequent term", `user_metadata.plan:"pro"`, search.Order{}, 50_000},
		{"frequent term by email", `user_metadata.plan:"pro"`, search.Order{Field: "email", Descending: true}, 50_000},
		{"two terms", `identities.connection:"connection-7" AND app_metadata.level:3`, search.Order{}, 1429},
		{"term and wildcard", `app_metadata.department:"department-7" AND name:*777*`, search.Order{}, -1},
		{"window of dates", `created_at:[2025-02-01 TO 2025-02-02}`, search.Order{Field: "created_at"}, 1440},
		{"everybody", `*:*`, search.Order{Field: "created_at"}, benchUsers},
		{"scan, prefix", `name:"x" OR name:user\ number\ 4711*`, search.Order{}, 11},
		{"scan, exists", `_exists_:app_metadata.level`, search.Order{}, benchUsers},
	} {
		b.Run(bench.name, func(b *testing.B) {
			index := benchIndex()
			index.Search(mustParse(b, bench.query), bench.order, 0, 0) // Lists and sorted views are made once.
			for b.Loop() {
				query, err := search.Parse(bench.query)
				if err != nil {
					b.Fatal(err)
				}
				if _, total := index.Search(query, bench.order, 0, 100); bench.total >= 0 && total != bench.total {
					b.Fatalf("%d users, want %d", total, bench.total)
				}
			}
		})
	}
}

// BenchmarkPut replaces users in a full index.
func BenchmarkPut(b *testing.B) {
	index := benchIndex()
	for i := 0; b.Loop(); i++ {
		index.Put(benchID(i%benchUsers), benchUser(i%benchUsers))
	}
}
