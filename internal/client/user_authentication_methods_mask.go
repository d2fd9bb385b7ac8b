// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "strings"

// maskShown is how many characters of each part the API shows.
const maskShown = 4

// MaskEmail returns the address as the API shows it in authentication methods: four characters of
// the local part, or none of one that short, and four of the domain. A text without "@" counts as a
// local part. The result of a masked address is itself.
func MaskEmail(email string) string {
	if IsMaskedEmail(email) {
		return email
	}
	at := strings.LastIndexByte(email, '@')
	if at < 0 {
		return maskLocal(email)
	}
	domain := []rune(email[at+1:])
	shown := min(len(domain), maskShown)
	return maskLocal(email[:at]) + "@" + string(domain[:shown]) + strings.Repeat("*", len(domain)-shown)
}

func maskLocal(local string) string {
	runes := []rune(local)
	if len(runes) <= maskShown {
		return hiddenLocal
	}
	return string(runes[:maskShown]) + hiddenLocal
}

// hiddenLocal ends the local part of every masked address. Two are on record, of three and of eight
// characters; that longer ones get no more stars is a guess that nothing depends on.
const hiddenLocal = "****"

// IsMaskedEmail reports whether the text is an address with a part hidden.
func IsMaskedEmail(text string) bool {
	local, _, _ := strings.Cut(text, "@")
	return strings.HasSuffix(local, hiddenLocal)
}

// MaskPhoneNumber returns the number as the API shows it: every character but the last four is an X,
// the plus sign included. The result of a masked number is itself.
func MaskPhoneNumber(number string) string {
	runes := []rune(number)
	hidden := max(len(runes)-maskShown, 0)
	return strings.Repeat("X", hidden) + string(runes[hidden:])
}

// IsMaskedPhoneNumber reports whether the text is a number with a part hidden.
func IsMaskedPhoneNumber(text string) bool { return strings.HasPrefix(text, "X") }

// FitsMaskedEmail reports whether the address may be the one behind the mask. What the mask shows
// must be there, in upper or lower case; how much its stars hide is left open, since only few masks
// are on record.
func FitsMaskedEmail(email, masked string) bool {
	email, masked = strings.ToLower(email), strings.ToLower(masked)
	at, maskedAt := strings.LastIndexByte(email, '@'), strings.LastIndexByte(masked, '@')
	if at < 0 || maskedAt < 0 {
		return email == masked
	}
	return fitsStart(email[:at], masked[:maskedAt]) && fitsStart(email[at+1:], masked[maskedAt+1:])
}

// fitsStart compares a part with what is before the stars of its mask.
func fitsStart(part, masked string) bool {
	shown := strings.TrimRight(masked, "*")
	if shown == masked {
		return part == masked
	}
	return strings.HasPrefix(part, shown)
}

// FitsMaskedPhoneNumber reports whether the number may be the one behind the mask: it ends in what
// the mask shows, spaces and the like aside, which the API may drop. How much the mask hides is left
// open, since only one is on record.
func FitsMaskedPhoneNumber(number, masked string) bool {
	shown := strings.TrimLeft(masked, "X")
	if shown == masked {
		return ungrouped.Replace(number) == ungrouped.Replace(masked)
	}
	return strings.HasSuffix(ungrouped.Replace(number), ungrouped.Replace(shown))
}

// ungrouped takes what people write between the digits of a phone number out of it.
var ungrouped = strings.NewReplacer(" ", "", "-", "", ".", "", "(", "", ")", "", "/", "")
