// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"crypto/md5"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"net/url"
	"strings"
	"time"
)

// newObjectID makes an ID as the service does for identities and APIs: 24 hex
// digits, of which the first eight are the second of the creation. Within a second
// the order is random.
func newObjectID(at time.Time) string {
	b := binary.BigEndian.AppendUint32(make([]byte, 0, 12), uint32(at.Unix()))
	b = b[:cap(b)]
	rand.Read(b[4:])
	return hex.EncodeToString(b)
}

const alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// newPrefixedID makes an ID like con_ or rol_ followed by 16 alphanumerics.
func newPrefixedID(prefix string) string {
	b := make([]byte, 16)
	rand.Read(b)
	for i := range b {
		b[i] = alphanumerics[int(b[i])%len(alphanumerics)]
	}
	return prefix + string(b)
}

// gravatarURL is the default picture: the Gravatar of the address, falling
// back to an image of its first two letters.
func gravatarURL(email string) string {
	sum := md5.Sum([]byte(strings.ToLower(email)))
	letters := []rune(strings.ToLower(email))
	fallback := "https://cdn.auth0.com/avatars/" + string(letters[:min(2, len(letters))]) + ".png"
	return "https://s.gravatar.com/avatar/" + hex.EncodeToString(sum[:]) + "?s=480&r=pg&d=" + url.QueryEscape(fallback)
}

// setProfileDefaults fills in what the server computes on create. Name is the
// first identifier in the order email, phone number, username (recorded for
// the email, documented for the phone, plausible for the username), even if
// given and family name are present. Nickname and picture come from the email
// (recorded); without one the nickname is the username and there is no picture,
// which no source shows.
func setProfileDefaults(doc map[string]any) {
	email, _ := doc["email"].(string)
	phone, _ := doc["phone_number"].(string)
	username, _ := doc["username"].(string)
	setDefault := func(key, value string) {
		if _, ok := doc[key]; !ok && value != "" {
			doc[key] = value
		}
	}
	setDefault("name", email)
	setDefault("name", phone)
	setDefault("name", username)
	if email != "" {
		local, _, _ := strings.Cut(email, "@")
		setDefault("nickname", local)
		setDefault("picture", gravatarURL(email))
	}
	setDefault("nickname", username)
}
