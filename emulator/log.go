package emulator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
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

// maxUserLogs is how many entries of one user are kept: more cannot be read.
const maxUserLogs = 1000

// logStore holds the log by user. Entries become visible after the lag, like
// the users in the search.
type logStore struct {
	table  *table[logEntry]
	byUser map[string][]string // log IDs, oldest first
	lag    time.Duration
	next   uint64
}

func newLogStore(lag time.Duration) *logStore {
	return &logStore{table: newTable[logEntry](bucketLogs, nil), byUser: map[string][]string{}, lag: lag}
}

func (s *logStore) load(rows journal.Rows) error {
	if err := s.table.load(rows); err != nil {
		return err
	}
	for id, e := range s.table.all() { // IDs ascend with time
		if e.UserID != nil {
			s.byUser[*e.UserID] = append(s.byUser[*e.UserID], id)
		}
		s.next++
	}
	return nil
}

// of returns the visible entries of a user, newest first.
func (s *logStore) of(userID string, now time.Time) []logEntry {
	var out []logEntry
	latest := formatTime(now.Add(-s.lag))
	for _, id := range slices.Backward(s.byUser[userID]) {
		if e, _ := s.table.get(id); e.Date <= latest {
			out = append(out, e)
		}
	}
	return out
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

// logCall notes a successful Management API write on a user. In the one
// recorded entry the user is null; the reference's example names it, without
// which the user's own log could not show the entry.
func (t *tx) logCall(r *request, userID string) {
	if _, ok := t.users.byID[userID]; !ok {
		return
	}
	t.logEvent(userID, r.event(logAPIOperation, r.endpoint.audit))
}

// logEvent appends an entry to the log of a user.
func (t *tx) logEvent(userID string, ev event) {
	s := t.logs
	// Ascending; the service's own start with 9002, too.
	id := fmt.Sprintf("9002%s%012d", strings.ReplaceAll(t.at.Format("20060102150405.000"), ".", ""), s.next)
	s.next++
	e := logEntry{
		ID: id, LogID: id, Date: formatTime(t.at), Type: ev.kind, Description: present(ev.description),
		ClientID: present(ev.clientID), IP: present(ev.ip), UserAgent: present(ev.userAgent),
		Details: ev.details, UserID: &userID,
	}
	if e.Details == nil {
		e.Details = map[string]any{}
	}
	if u, ok := t.users.byID[userID]; ok && ev.kind != logAPIOperation {
		primary := u.primary()
		e.UserName = present(cmp.Or(u.str("email"), u.str("username"), u.str("phone_number")))
		e.Connection, e.Strategy = present(text(primary, "connection")), present(text(primary, "provider"))
		if c, ok := t.connections.byName[text(primary, "connection")]; ok {
			e.ConnectionID = &c.ID
			e.StrategyType = present(strategyType(c.kind()))
		}
	}
	s.table.put(t, id, e)
	ids := append(s.byUser[userID], id)
	for len(ids) > maxUserLogs {
		s.table.remove(t, ids[0])
		ids = ids[1:]
	}
	s.byUser[userID] = ids
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
