// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

// maxProfile is the size of a whole profile in bytes that the service takes from
// 4 March 2027 on. How it counts is not published; here it is the user object as
// JSON, without blanks and without the tokens of identity providers.
const maxProfile = 10 << 10

// checkProfileSize refuses profiles that are too large, if that is switched on.
// Status, code and words of the refusal are not evidenced.
func (t *tx) checkProfileSize(u *user) error {
	if !t.options.RefuseLargeProfiles || len(u.json()) <= maxProfile {
		return nil
	}
	return errBadRequest("invalid_body", "The user profile exceeds the maximum size of 10 KB.")
}
