// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// methodTypes are the types of authentication methods in the order of lists.
// Recorded: email, totp, phone after a request in another order. The rest of
// the order is a guess.
var methodTypes = []string{
	"email", "totp", "phone", "webauthn-roaming", "webauthn-platform", "passkey", "push", "guardian",
	"recovery-code", "email-verification", "password",
}

// newMethod makes a stored authentication method of a checked request. A phone
// gets what the recordings show: one inner method, by SMS unless the request
// says voice. The secret of a TOTP method is kept, but never shown.
func newMethod(in map[string]any, now string) map[string]any {
	m := map[string]any{"created_at": now, "confirmed": true}
	for k, v := range in {
		if k == "totp_secret" {
			k = "_totp_secret"
		}
		m[k] = v
	}
	if _, ok := m["id"]; !ok { // a seed may say it
		m["id"] = text(in, "type") + "|" + newPrefixedID("dev_")
	}
	if text(in, "type") == "phone" {
		channel := cmp.Or(text(in, "preferred_authentication_method"), "sms")
		setPhoneChannel(m, channel)
	}
	return m
}

func setPhoneChannel(m map[string]any, channel string) {
	_, device, _ := strings.Cut(text(m, "id"), "|")
	m["preferred_authentication_method"] = channel
	m["authentication_methods"] = []any{map[string]any{"id": channel + "|" + device, "type": channel}}
}

// maskedMethod is the method as reads show it.
func maskedMethod(m map[string]any) map[string]any {
	out := shownItem(m)
	if email := text(m, "email"); email != "" {
		out["email"] = maskEmail(email)
	}
	if phone := text(m, "phone_number"); phone != "" {
		out["phone_number"] = maskPhone(phone)
	}
	return out
}

// unconfirmed leaves out what the answers to writes do not have.
func unconfirmed(m map[string]any) map[string]any {
	out := maps.Clone(m)
	delete(out, "confirmed")
	return out
}

// maskEmail keeps four characters of a longer local part and of the domain.
// Two addresses are on record: chuc****@exam******* and ****@exam*******.
func maskEmail(email string) string {
	const shown = 4
	at := strings.LastIndexByte(email, '@')
	local, domain := []rune(email[:max(at, 0)]), []rune(email[at+1:])
	masked := "****@"
	if len(local) > shown {
		masked = string(local[:shown]) + masked
	}
	if len(domain) <= shown {
		return masked + string(domain)
	}
	return masked + string(domain[:shown]) + strings.Repeat("*", len(domain)-shown)
}

// maskPhone hides all but the last four characters.
func maskPhone(phone string) string {
	const shown = 4
	hidden := max(len(phone)-shown, 0)
	return strings.Repeat("X", hidden) + phone[hidden:]
}

// sortedMethods returns the methods in the order of lists.
func sortedMethods(list []map[string]any) []map[string]any {
	return slices.SortedStableFunc(slices.Values(list), func(a, b map[string]any) int {
		return cmp.Compare(slices.Index(methodTypes, text(a, "type")), slices.Index(methodTypes, text(b, "type")))
	})
}

// sameMethod reports whether two methods stand for the same thing: one address,
// one number, one key, or, of TOTP, one at all. Which methods conflict is not
// evidenced beyond "Authentication method already exists."
func sameMethod(a, b map[string]any) bool {
	if text(a, "type") != text(b, "type") {
		return false
	}
	for _, k := range []string{"email", "phone_number", "key_id"} {
		if text(a, k) != text(b, k) {
			return false
		}
	}
	return true
}
