// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

// followUp is what an update of a user means beyond its profile: lines in the
// log, the end of blocks, the end of sessions.
func (t *tx) followUp(r *request, old, u *user) {
	newPassword := r.body["password"] != nil
	if newPassword {
		t.logEvent(u.id, r.event(logChangedPassword, ""))
		t.unblock(u.id) // a new password also ends the blocks of brute-force protection
	}
	for key, kind := range map[string]string{"email": logChangedEmail, "username": logChangedUsername} {
		if old.str(key) != u.str(key) {
			t.logEvent(u.id, r.event(kind, ""))
		}
	}
	if old.str("email") != u.str("email") || (old.doc["email_verified"] == true && u.doc["email_verified"] == false) {
		t.endSessions(u.id)
	}
}

// endSessions: the documents say that an update ends no sessions as long as
// the email stays and is not marked unverified, hence that it does otherwise.
// Of other changes, the password's included, they say nothing.
func (t *tx) endSessions(userID string) {
	if b := t.has(userID); len(b.Sessions) > 0 {
		b.Sessions = nil
		t.putBelongings(userID, b)
	}
}
