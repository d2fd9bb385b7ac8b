// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Types of log entries, as the documents name them.
const (
	logAPIOperation    = "sapi"
	logSignup          = "ss"
	logLogin           = "s"
	logWrongPassword   = "fp"
	logFailedLogin     = "f"
	logBlockedAccount  = "limit_wc"
	logChangedPassword = "scp"
	logChangedEmail    = "sce"
	logChangedUsername = "scu"
	logUnenrolled      = "gd_unenroll"

	logVerificationMail = "svr" // request for a verification mail
)

// logEntry is one line of the tenant's log that concerns a user. Members that
// the service leaves null are pointers.
type logEntry struct {
	ID               string         `json:"_id"`
	LogID            string         `json:"log_id"`
	Date             string         `json:"date"`
	Type             string         `json:"type"`
	Description      *string        `json:"description"`
	Connection       *string        `json:"connection"`
	ConnectionID     *string        `json:"connection_id"`
	OrganizationID   *string        `json:"organization_id"`
	OrganizationName *string        `json:"organization_name"`
	ClientID         *string        `json:"client_id"`
	ClientName       *string        `json:"client_name"`
	IP               *string        `json:"ip"`
	Hostname         *string        `json:"hostname"`
	Details          map[string]any `json:"details"`
	UserID           *string        `json:"user_id"`
	UserName         *string        `json:"user_name"`
	UserAgent        *string        `json:"user_agent"`
	Audience         *string        `json:"audience"`
	Scope            *string        `json:"scope"`
	Strategy         *string        `json:"strategy"`
	StrategyType     *string        `json:"strategy_type"`
	IsMobile         bool           `json:"isMobile"`
	LocationInfo     map[string]any `json:"location_info"`
}

// event says what happened to a user, and from where.
type event struct {
	kind        string
	description string
	clientID    string
	ip          string
	userAgent   string
	details     map[string]any
}

// event is the request as the origin of a log entry.
func (r *request) event(kind, description string) event {
	return event{
		kind: kind, description: description, clientID: r.caller.clientID,
		ip: r.ip, userAgent: r.header.Get("User-Agent"),
	}
}

// callDelay is how much later than the events of its work a call of the Management API
// is dated: 19 to 23 ms in the recordings.
const callDelay = 20 * time.Millisecond

// logCall notes a successful write of the Management API on a user. It is about no user, as
// recorded, and so in nobody's log but the tenant's.
func (t *tx) logCall(r *request) {
	ev := r.event(logAPIOperation, r.endpoint.audit)
	t.storeLog(t.newLogEntry(ev, t.at.Add(callDelay)))
}

// logEvent appends an entry to the log of a user.
func (t *tx) logEvent(userID string, ev event) {
	e := t.newLogEntry(ev, t.at)
	e.UserID = &userID
	if u, ok := t.users.byID[userID]; ok {
		primary := u.primary()
		e.UserName = present(cmp.Or(u.str("email"), u.str("username"), u.str("phone_number")))
		e.Connection, e.Strategy = present(text(primary, "connection")), present(text(primary, "provider"))
		if c, ok := t.connections.byName[text(primary, "connection")]; ok {
			e.ConnectionID = &c.ID
			e.StrategyType = present(strategyType(c.kind()))
		}
	}
	t.storeLog(e)
}

// newLogEntry is what every entry has. IDs ascend; the service's own start with 9002, too.
func (t *tx) newLogEntry(ev event, at time.Time) logEntry {
	id := fmt.Sprintf("9002%s%012d", strings.ReplaceAll(t.at.Format("20060102150405.000"), ".", ""), t.logs.next)
	t.logs.next++
	e := logEntry{
		ID: id, LogID: id, Date: formatTime(at), Type: ev.kind, Description: present(ev.description),
		ClientID: present(ev.clientID), IP: present(ev.ip), UserAgent: present(ev.userAgent), Details: ev.details,
	}
	if e.Details == nil {
		e.Details = map[string]any{}
	}
	return e
}

func strategyType(k connectionKind) string {
	switch k {
	case kindDatabase:
		return "database"
	case kindEmail, kindSMS:
		return "passwordless"
	case kindEnterprise:
		return "enterprise"
	default:
		return "social"
	}
}

// present is a pointer to s, nil for "".
func present(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
