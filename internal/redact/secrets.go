// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package redact

import (
	"bytes"
	"container/list"
	"encoding/json"
	"strings"
	"sync"
)

// How many secrets are remembered at most, besides those of the configuration: the least recent ones
// make room. What is older than so many others is no longer under way.
const (
	mostFetched = 64   // Access tokens and assertions.
	mostSeen    = 1024 // Secrets of requests and answers.
)

// Secrets are the secrets that one client knows. The zero value knows none. It may be used by many
// goroutines at once.
type Secrets struct {
	mu            sync.RWMutex
	index         index
	fetched, seen memory
}

// memory remembers the last secrets of one kind.
type memory struct {
	order list.List // Of string, the most recent one first.
	of    map[string]*list.Element
}

// Configure takes note of secrets that are never forgotten.
func (s *Secrets) Configure(secrets ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, secret := range secrets {
		for _, part := range withLines(secret) {
			s.index.add(part)
		}
	}
}

// withLines are a secret and, when it has several lines like a PEM text, those that tell something.
func withLines(secret string) []string {
	all := []string{secret, strings.TrimSpace(secret)}
	for line := range strings.Lines(strings.ReplaceAll(secret, `\n`, "\n")) {
		if line = strings.TrimSpace(line); len(line) > 2*long && len(line) < len(secret) && !strings.HasPrefix(line, "-----") {
			all = append(all, line)
		}
	}
	return all
}

// Fetched takes note of an access token, or of an assertion that asks for one.
func (s *Secrets) Fetched(secret string) { s.remember(&s.fetched, mostFetched, secret) }

// Body takes note of the secrets in the JSON body of a request or an answer: the texts whose keys say
// so.
func (s *Secrets) Body(body []byte) {
	if !mayHold(body) {
		return
	}
	var value any
	if json.Unmarshal(body, &value) == nil {
		s.collect(value)
	}
}

// mayHold reports whether a body has a secret key; nearly none has, and this is much quicker than
// reading it. It may be mistaken about what only looks like a key.
func mayHold(body []byte) bool {
	for at := 0; ; {
		colon := bytes.IndexByte(body[at:], ':')
		if colon < 0 {
			return false
		}
		before := bytes.TrimRight(body[:at+colon], " \t\r\n")
		at += colon + 1
		if !bytes.HasSuffix(before, []byte(`"`)) {
			continue
		}
		key := before[:len(before)-1]
		key = key[bytes.LastIndexByte(key, '"')+1:]
		if bytes.IndexByte(key, '\\') >= 0 || secretKey(string(key)) {
			return true
		}
	}
}

func (s *Secrets) collect(value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			if text, ok := member.(string); ok && secretKey(key) {
				s.remember(&s.seen, mostSeen, text)
				for _, part := range partsOf(text) {
					s.remember(&s.seen, mostSeen, part)
				}
			}
			s.collect(member)
		}
	case []any:
		for _, member := range value {
			s.collect(member)
		}
	}
}

func (s *Secrets) remember(m *memory, most int, secret string) {
	if secret == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := m.of[secret]; known != nil {
		m.order.MoveToFront(known)
		return
	}
	if m.of == nil {
		m.of = map[string]*list.Element{}
	}
	m.of[secret] = m.order.PushFront(secret)
	s.index.add(secret)
	if len(m.of) > most {
		oldest := m.order.Back()
		if text, ok := m.order.Remove(oldest).(string); ok {
			delete(m.of, text)
			s.index.remove(text)
		}
	}
}

// known masks the secrets that are known.
func (s *Secrets) known(text string) string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.index.mask(text, true)
}

// key masks the secrets in a JSON key. Words are left alone: keys are words.
func (s *Secrets) key(key string) string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.index.mask(key, false)
}
