// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// simulatedLimit is a server with a token bucket, for the fake time of a synctest bubble.
type simulatedLimit struct {
	limit    float64
	rate     float64       // Tokens per second.
	step     time.Duration // Refill happens at multiples of it only; 0 means continuously.
	latency  time.Duration // Round trip; the request is counted half way.
	skew     time.Duration // Server clock minus local clock.
	share    float64       // Of the clients; 0 for all.
	separate bool          // A bucket for each HTTP method instead of one for all.

	mu      sync.Mutex
	buckets map[string]*simulatedBucket
	sent    int
	refused int
	lowest  float64 // Tokens that were left at the lowest point; the bucket's size before.
}

type simulatedBucket struct {
	tokens float64
	at     time.Time
}

func (s *simulatedLimit) RoundTrip(req *http.Request) (*http.Response, error) {
	pause(req.Context(), s.latency/2)
	resp := s.count(req)
	pause(req.Context(), s.latency/2)
	return resp, nil
}

func (s *simulatedLimit) count(req *http.Request) *http.Response {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent++
	key := ""
	if s.separate {
		key = req.Method
	}
	if s.buckets == nil {
		s.buckets = map[string]*simulatedBucket{}
	}
	now := time.Now().Add(s.skew)
	b := s.buckets[key]
	if b == nil {
		b = &simulatedBucket{tokens: s.limit, at: now}
		if s.step > 0 {
			b.at = now.Truncate(s.step)
		}
		s.buckets[key] = b
	}
	until := now
	if s.step > 0 {
		until = now.Truncate(s.step)
	}
	if until.After(b.at) {
		b.tokens = min(s.limit, b.tokens+s.rate*until.Sub(b.at).Seconds())
		b.at = until
	}
	status := http.StatusTooManyRequests
	if b.tokens >= 1 {
		b.tokens--
		status = http.StatusOK
		if s.sent == 1 || b.tokens < s.lowest {
			s.lowest = b.tokens
		}
	} else {
		s.refused++
	}
	next := now.Add(time.Duration((math.Floor(b.tokens) + 1 - b.tokens) / s.rate * float64(time.Second)))
	if s.step > 0 {
		next = now.Truncate(s.step).Add(s.step)
	}
	header := http.Header{}
	header.Set("Date", now.UTC().Format(http.TimeFormat))
	header.Set("X-RateLimit-Limit", fmt.Sprint(int(s.limit)))
	header.Set("X-RateLimit-Remaining", fmt.Sprint(int(b.tokens)))
	header.Set("X-RateLimit-Reset", fmt.Sprint(int64(math.Ceil(float64(next.UnixMicro())/1e6))))
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader("{}")), Request: req}
}

func (s *simulatedLimit) paced() *paced {
	limits := Limits{Share: s.share}
	if limits.Share == 0 {
		limits.Share = 1
	}
	clock := &Clock{}
	return &paced{next: s, clock: clock, pacer: New(limits, clock, new(patience.Teller))}
}

// paced sends when the pacer permits it.
type paced struct {
	next  http.RoundTripper
	clock *Clock
	pacer *Pacer
}

func (p *paced) RoundTrip(req *http.Request) (*http.Response, error) {
	group, _ := req.Context().Value(groupKey{}).(Group)
	permit, err := p.pacer.Acquire(req.Context(), group, patience.Wait{For: "room", Most: time.Hour})
	if err != nil {
		return nil, err
	}
	sent := time.Now()
	resp, err := p.next.RoundTrip(req)
	if err == nil {
		p.clock.Observe(resp.Header, sent, time.Now())
	}
	permit.Done(resp)
	return resp, err
}

// patient sends again what was refused, when the server says so.
type patient struct{ *paced }

func (p *patient) RoundTrip(req *http.Request) (*http.Response, error) {
	for {
		resp, err := p.paced.RoundTrip(req)
		if err != nil || resp.StatusCode != http.StatusTooManyRequests {
			return resp, err
		}
		_ = resp.Body.Close()
		wait, ok := ServerWait(resp.Header, p.clock, time.Now())
		if !ok || wait <= 0 {
			wait = 500 * time.Millisecond
		}
		pause(req.Context(), wait+patience.Jitter(wait/10+250*time.Millisecond))
	}
}

type groupKey struct{}

// pause waits, for as long as the test does.
func pause(ctx context.Context, d time.Duration) {
	_ = new(patience.Teller).Sleep(ctx, patience.Wait{Most: d}, d)
}

// runPaced sends the requests (group and method of each) from a number of workers and returns how
// long it took.
func runPaced(t *testing.T, transport http.RoundTripper, workers, requests int, pick func(n int) (Group, string)) time.Duration {
	t.Helper()
	began := time.Now()
	jobs := make(chan int)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for n := range jobs {
				name, method := pick(n)
				ctx := context.WithValue(t.Context(), groupKey{}, name)
				req, err := http.NewRequestWithContext(ctx, method, "http://127.0.0.1/", http.NoBody)
				if err != nil {
					t.Error(err)
					return
				}
				resp, err := transport.RoundTrip(req)
				if err != nil {
					t.Error(err)
					return
				}
				_ = resp.Body.Close()
			}
		})
	}
	for n := range requests {
		jobs <- n
	}
	close(jobs)
	group.Wait()
	return time.Since(began)
}

func writesOnly(int) (Group, string) { return WriteUsers, http.MethodPost }

func mixed(n int) (Group, string) {
	switch n % 3 {
	case 0:
		return WriteUsers, http.MethodPost
	case 1:
		return ReadUsers, http.MethodGet
	}
	return DeleteUsers, http.MethodDelete
}
