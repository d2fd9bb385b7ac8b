// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

const (
	logCapacity = 1000
	redacted    = "[redacted]"
)

// secretKeys are the members of bodies that the log never keeps.
var secretKeys = []string{
	"password", "client_secret", "client_assertion", "access_token", "access_token_secret", "refresh_token",
	"totp_secret", "link_with", "recovery_code", "secret",
}

// LogEntry is one request in GET /_emulator/log, oldest first. Headers are not
// kept, secrets in the body are replaced.
type LogEntry struct {
	Time         string  `json:"time"` // RFC 3339, milliseconds
	Method       string  `json:"method"`
	Path         string  `json:"path"` // escaped, with the prefix /api/v2
	Query        string  `json:"query,omitempty"`
	Route        string  `json:"route"`
	Status       int     `json:"status"`          // 0 when the connection was dropped
	Fault        string  `json:"fault,omitempty"` // the rule that struck
	Milliseconds float64 `json:"milliseconds"`
	RequestBody  any     `json:"request_body,omitempty"`
}

// Log returns the last requests, those to the token endpoint included, oldest first.
func (s *Server) Log() []LogEntry { return s.requests.entries() }

// requestLog keeps the last requests.
type requestLog struct {
	mu   sync.Mutex
	ring []LogEntry
	next int
}

func (l *requestLog) add(e LogEntry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.ring) < logCapacity {
		l.ring = append(l.ring, e)
		return
	}
	l.ring[l.next] = e
	l.next = (l.next + 1) % logCapacity
}

func (l *requestLog) entries() []LogEntry {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Concat([]LogEntry{}, l.ring[l.next:], l.ring[:l.next])
}

func (l *requestLog) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ring, l.next = nil, 0
}

// redactBody is a body for the log, without secrets; nil when there is none,
// a note when it is large or not an object.
func redactBody(contentType string, raw []byte) any {
	const largest = 16 << 10 // bytes; a thousand of these are kept
	switch {
	case len(raw) == 0:
		return nil
	case len(raw) > largest:
		return fmt.Sprintf("(%d bytes)", len(raw))
	}
	body, err := decodeBody(contentType, raw, nil)
	if err != nil {
		return "(not an object)"
	}
	return redact(body)
}

func redact(v any) any {
	switch t := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(t))
		for k, val := range t {
			if slices.Contains(secretKeys, strings.ToLower(k)) {
				out[k] = redacted
			} else {
				out[k] = redact(val)
			}
		}
		return out
	case []any:
		out := make([]any, len(t))
		for i, val := range t {
			out[i] = redact(val)
		}
		return out
	default:
		return v
	}
}
