// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

// Lengths in bytes above which what a server says is cut off: nobody reads more in a message.
const (
	mostText = 2000
	mostMark = 200 // Codes and IDs.
)

// foreign makes a text of the service fit for people: without secrets, without characters that steer
// a terminal, and cut off at a length.
func foreign(secrets *redact.Secrets, text string, most int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == utf8.RuneError {
			return ' '
		}
		return r
	}, secrets.Text(text))
	if len(text) <= most {
		return text
	}
	cut := most
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return fmt.Sprintf("%s... (%d more bytes)", text[:cut], len(text)-cut)
}

// cleaned masks the secrets in every text of an error that the service, or what stands before it, may
// have written. [*AuthError] and [*ConnectError] are clean from the beginning: several callers may
// share one.
func (c *Client) cleaned(err error) error {
	if _, ok := as[*AuthError](err); ok {
		return err
	}
	if _, ok := as[*ConnectError](err); ok {
		return err
	}
	e, ok := as[*Error](err)
	if !ok {
		return c.secrets.Error(err)
	}
	e.Reason, e.Code = foreign(c.secrets, e.Reason, mostMark), foreign(c.secrets, e.Code, mostMark)
	e.Message, e.RequestID = foreign(c.secrets, e.Message, mostText), foreign(c.secrets, e.RequestID, mostMark)
	e.Err = c.secrets.Error(e.Err)
	return err
}
