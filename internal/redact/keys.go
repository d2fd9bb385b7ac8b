// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package redact

import (
	"net/url"
	"strings"
)

// secretKeys are the ends of the JSON keys, in lower case and without underscores, whose values are
// secret. The API has password, access_token, refresh_token, link_with, ticket, totp_secret,
// recovery_code and more; whoever invents keys of metadata calls secrets like that as well.
var secretKeys = []string{
	"password", "passwd", "secret", "token", "assertion", "authorization", "privatekey", "apikey", "linkwith", "ticket", "ticketurl",
	"recoverycode", "barcodeuri", "passwordhash", "otp", "credential",
}

var separators = strings.NewReplacer("_", "", "-", "")

func secretKey(key string) bool {
	key = strings.ToLower(separators.Replace(key))
	for _, end := range secretKeys {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return false
}

// partsOf are the secrets inside of a secret: those in the query of a link.
func partsOf(secret string) []string {
	_, query, found := strings.Cut(secret, "?")
	if !found || !strings.Contains(secret, "://") {
		return nil
	}
	query, _, _ = strings.Cut(query, "#")
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil
	}
	var parts []string
	for _, list := range values {
		for _, value := range list {
			if len(value) >= long {
				parts = append(parts, value)
			}
		}
	}
	return parts
}
