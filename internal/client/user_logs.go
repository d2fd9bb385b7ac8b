// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"encoding/json"
	"iter"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserLogsClient is the log events about a user.
type UserLogsClient struct{ client *Client }

// LogEvent is a log event about a user. Nil is what the answer did not hold, or held as null.
type LogEvent struct {
	LogID            *Text               `json:"log_id"`
	Date             *Text               `json:"date"` // RFC 3339 in UTC with milliseconds.
	Type             *Text               `json:"type"` // Event type code, e.g. "s" or "sapi".
	Description      *Text               `json:"description"`
	Connection       *Text               `json:"connection"`
	ConnectionID     *Text               `json:"connection_id"`
	OrganizationID   *Text               `json:"organization_id"`
	OrganizationName *Text               `json:"organization_name"`
	ClientID         *Text               `json:"client_id"`
	ClientName       *Text               `json:"client_name"`
	IP               *Text               `json:"ip"`
	Hostname         *Text               `json:"hostname"`
	UserID           *Text               `json:"user_id"`
	UserName         *Text               `json:"user_name"`
	UserAgent        *Text               `json:"user_agent"`
	Audience         *Text               `json:"audience"`
	Scope            *Text               `json:"scope"`
	Strategy         *Text               `json:"strategy"`
	StrategyType     *Text               `json:"strategy_type"`
	IsMobile         *bool               `json:"isMobile"`
	Details          *json.RawMessage    `json:"details"` // Exactly as answered; the shape follows the type.
	LocationInfo     *LogLocation        `json:"location_info"`
	SecurityContext  *LogSecurityContext `json:"security_context"`
}

// LogLocation is where the IP address of a log event is.
type LogLocation struct {
	ContinentCode *Text    `json:"continent_code"`
	CountryCode   *Text    `json:"country_code"`  // ISO 3166-1 alpha-2.
	CountryCode3  *Text    `json:"country_code3"` // ISO 3166-1 alpha-3.
	CountryName   *Text    `json:"country_name"`
	CityName      *Text    `json:"city_name"`
	Latitude      *float64 `json:"latitude"`  // Degrees.
	Longitude     *float64 `json:"longitude"` // Degrees.
	TimeZone      *Text    `json:"time_zone"` // Name in the tz database.
}

// LogSecurityContext is the fingerprints of the TLS client behind a log event.
type LogSecurityContext struct {
	JA3 *Text `json:"ja3"`
	JA4 *Text `json:"ja4"`
}

// ListLogsOptions says in which order logs are listed.
type ListLogsOptions struct {
	Sort string // E.g. "date:-1"; "" leaves it to the API.
}

// List returns the log events about the user, page by page of 100; past 1000 events the sequence
// ends with a [*ResultCapError]. A missing user has no events (GET /users/{id}/logs, eventually consistent).
func (l *UserLogsClient) List(ctx context.Context, userID string, options ListLogsOptions) iter.Seq2[*LogEvent, error] {
	query := url.Values{}
	if options.Sort != "" {
		query.Set("sort", options.Sort)
	}
	list := call{operation: operations.ListUserLogs, params: []string{userID}, query: query}
	return offsetPages[*LogEvent](ctx, l.client, list, "logs", searchCap)
}
