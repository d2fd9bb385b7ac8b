// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema

import (
	"net/mail"
	"net/url"
	"regexp"
	"strings"
)

// formats are the string formats that request schemas name. The service does
// not publish their definitions; the limits in the comments are its documents'.
var formats = map[string]func(string) bool{
	"email":      IsEmail,
	"strict-uri": isStrictURI,
	"user-id":    IsUserID,

	"client-grant-id": GrantID.MatchString,
	"client-id":       clientID.MatchString,
	"connection-id":   regexp.MustCompile(`^con_[A-Za-z0-9]{16}$`).MatchString,
	"role-id":         regexp.MustCompile(`^rol_[A-Za-z0-9]{16}$`).MatchString,

	"organization-name": regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`).MatchString, // lower case is documented
	"html-color":        regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`).MatchString,
	"hostname":          regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$`).MatchString,
	"uuid":              regexp.MustCompile(`^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`).MatchString,
	"url":               isStrictURI,

	"strict-https-uri-or-null": func(s string) bool { return isStrictURI(s) && strings.HasPrefix(strings.ToLower(s), "https:") },

	"user-id-with-max-length": func(s string) bool { return IsUserID(s) && len(s) <= maxUserIDLength },
}

// maxUserIDLength is a guess: the prefix and the 255 characters of a create.
const maxUserIDLength = 300

// The patterns that several bodies share.
var (
	ConnectionName = regexp.MustCompile(`^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$`)
	GrantID        = regexp.MustCompile(`^cgr_[a-zA-Z0-9]{16}$`)
	Phone          = regexp.MustCompile(`^\+[0-9]{1,15}$`)
	NoSpace        = regexp.MustCompile(`^\S*$`)
	Username       = regexp.MustCompile("^[a-zA-Z0-9@^$.!`\\-#+'~_]+$")
)

var clientID = regexp.MustCompile(`^\S{1,64}$`)

// IsEmail accepts a bare address: no display name, at most 254 characters, of
// which at most 64 before the @, and a domain with at least two labels.
func IsEmail(s string) bool {
	if len(s) > 254 || strings.ContainsAny(s, "<> \t\r\n") {
		return false
	}
	at := strings.LastIndexByte(s, '@')
	if at < 1 || at > 64 {
		return false
	}
	domain := s[at+1:]
	if !strings.Contains(domain, ".") || strings.HasPrefix(domain, ".") || strings.HasSuffix(domain, ".") || strings.Contains(domain, "..") {
		return false
	}
	addr, err := mail.ParseAddress(s)
	return err == nil && addr.Address == s
}

// noURI are characters that no URI has: spaces, controls and some marks. Letters beyond
// ASCII are none of RFC 3986 either; no source shows the service refusing them.
var noURI = regexp.MustCompile("[\\x00-\\x20\\x7f\"<>\\\\^`{|}]")

// isStrictURI accepts an absolute URI.
func isStrictURI(s string) bool {
	u, err := url.Parse(s)
	return err == nil && !noURI.MatchString(s) && u.Scheme != "" && (u.Host != "" || u.Opaque != "")
}

// IsUserID accepts "{prefix}|{identity id}", both parts non-empty.
func IsUserID(s string) bool {
	prefix, id, found := strings.Cut(s, "|")
	return found && prefix != "" && id != ""
}
