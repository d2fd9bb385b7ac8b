// Package actions is what a run can do to a user that leaves nothing behind in the
// state: revoking access, deleting sessions, unblocking (CLI >= 1.14).
package actions
