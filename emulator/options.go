// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"log/slog"
	"net/http"
	"time"
)

// Options say how an emulator behaves. The zero value is an in-memory tenant
// with the built-in connections, no users, no limits and no faults.
type Options struct {
	// Seed is content besides the built-in defaults; nil adds nothing. With a
	// DataFile it is used only when the file is new.
	Seed *Seed
	// SeedFile is the path of a seed, as ParseSeed reads it, whose content comes after
	// that of Seed; "" is none. A large one takes less time and memory than as Seed.
	SeedFile string
	// RateLimit is "off" (also ""), a preset ("free", "professional",
	// "enterprise", "enterprise-nonprod"), or "R/B" for R requests per second
	// sustained with bursts of B, e.g. "16/50" or "0.5/2".
	RateLimit string
	// Latency is added to every answer.
	Latency time.Duration
	// SearchLag is how long a write stays invisible to GET /users.
	SearchLag time.Duration
	// LogLag is how long an entry stays invisible to GET /users/{id}/logs and GET /logs:
	// 0 means a second, which is about what it takes in reality; negative, at once.
	LogLag time.Duration
	// JobTime is how long a job takes. An import comes to its users one by one within that
	// time, and fails if it is longer than two hours. 0 means a fifth of a second in which
	// a job is pending though its work is done; negative, no time at all.
	JobTime time.Duration
	// Faults are fault rules, see the package documentation.
	Faults []string
	// Tamper changes answers in ways that no fault rule can; nil leaves them alone.
	Tamper Tamper
	// Middleware puts a handler around the emulator's, as to record or validate what
	// passes through. Start alone uses it. If the http.ResponseWriter that reaches the
	// emulator has a method MarkForged(), it is called before each answer that a fault
	// rule or Tamper has touched.
	Middleware func(http.Handler) http.Handler
	// TrueTotals makes the total of GET /users the count of all matches. By
	// default it is never more than 1000, as tenants show it.
	TrueTotals bool
	// Tokensets brings back the endpoints /users/{id}/federated-connections-tokensets
	// and their scopes, which the service had until July 2026.
	Tokensets bool
	// RefuseLargeProfiles refuses writes that make a whole profile larger than
	// 10 KB, as the service will from 4 March 2027 on.
	RefuseLargeProfiles bool
	// ControlHosts are further names by which the endpoints under /_emulator/ may
	// be called, besides those of this machine: "auth0" for a container.
	ControlHosts []string
	// DataFile keeps the content between runs; "" keeps it in memory only.
	DataFile string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Logger gets one line per request at debug level; nil discards.
	Logger *slog.Logger
}
