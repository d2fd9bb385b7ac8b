// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// Usage tells in the log what a run cost the tenant. The CLI sends no message at
// the end of a run that a resource could answer; it stops the provider's process
// gracefully, though, and reads its log until the process has ended. So main
// calls Log once the server has stopped.
type Usage struct {
	mu   sync.Mutex
	logs []func()
}

// watch remembers a configured provider, with the logger of ctx.
func (u *Usage) watch(ctx context.Context, data *run.Data) {
	if u == nil || data.Client == nil {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.logs = append(u.logs, func() { logUsage(ctx, data) })
}

// Log writes one line at INFO for every configured provider that made a request.
func (u *Usage) Log() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, log := range u.logs {
		log()
	}
	u.logs = nil
}

func logUsage(ctx context.Context, data *run.Data) {
	stats := data.Client.Stats()
	if len(stats.Requests) == 0 {
		return
	}
	reads, fromSearch, confirmed := data.Users.Usage()
	fields := map[string]any{
		"requests":          total(stats),
		"requests_by_route": byRoute(stats),
		"rate_limited":      stats.RateLimited,
		"waited":            stats.Waited.Round(time.Millisecond).String(),
	}
	if reads > 0 {
		fields["user_reads"] = reads
		fields["user_reads_from_search"] = fromSearch
		fields["user_reads_confirmed"] = confirmed
		fields["coalesced"] = fmt.Sprintf("%.2f", float64(fromSearch)/float64(reads))
	}
	if reads, fromMembers, confirmed := data.Roles.Usage(); reads > 0 {
		fields["role_reads"] = reads
		fields["role_reads_from_members"] = fromMembers
		fields["role_reads_confirmed"] = confirmed
	}
	tflog.Info(ctx, "Usage of the Management API", fields)
}

func total(stats client.Stats) int {
	sum := 0
	for _, n := range stats.Requests {
		sum += n
	}
	return sum
}

// byRoute is one text, "GET /users=11, POST /users=1000": the CLI prints nothing
// nested on one line.
func byRoute(stats client.Stats) string {
	var parts []string
	for _, route := range slices.Sorted(maps.Keys(stats.Requests)) {
		parts = append(parts, fmt.Sprintf("%s=%d", route, stats.Requests[route]))
	}
	return strings.Join(parts, ", ")
}
