// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package redact

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Lengths in bytes that decide how a secret is looked for.
const (
	short = 4 // Less is masked only where it is set off as a value.
	long  = 8 // From here on it is masked everywhere.
)

// formsOf are the ways in which texts write a secret down, the secret itself among them.
func formsOf(secret string) []string {
	inJSON := []string{quotedJSON(secret, true), quotedJSON(secret, false)}
	forms := append([]string{
		secret, inner(strconv.Quote(secret)), inner(strconv.QuoteToASCII(secret)),
		url.QueryEscape(secret), url.PathEscape(secret), strings.ReplaceAll(url.QueryEscape(secret), "+", "%20"),
		html.EscapeString(secret), htmlNames.Replace(html.EscapeString(secret)),
	}, inJSON...)
	for _, form := range inJSON {
		forms = append(forms, quotedJSON(form, true), quotedJSON(form, false), asciiJSON(form))
	}
	for _, form := range forms {
		if strings.Contains(form, "%") {
			forms = append(forms, lowerHex(form))
		}
	}
	if len(secret) >= long {
		forms = append(forms, inBase64(secret)...)
	}
	return forms
}

// htmlNames writes the entities that Go writes as numbers the way others do.
var htmlNames = strings.NewReplacer("&#34;", "&quot;", "&#39;", "&#x27;")

func inner(quoted string) string { return quoted[1 : len(quoted)-1] }

func quotedJSON(text string, escapeHTML bool) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(escapeHTML)
	if err := encoder.Encode(text); err != nil {
		return text
	}
	return inner(strings.TrimSuffix(out.String(), "\n"))
}

// asciiJSON writes what is not ASCII as JSON escapes.
func asciiJSON(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			out.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.String()
}

// lowerHex writes percent escapes with small letters.
func lowerHex(text string) string {
	out := []byte(text)
	for i := 0; i+2 < len(out); i++ {
		if out[i] == '%' {
			copy(out[i+1:i+3], strings.ToLower(text[i+1:i+3]))
		}
	}
	return string(out)
}

// inBase64 are the parts of base64 text that only the secret determines, whatever stands before and
// after it: it begins at one of three offsets.
func inBase64(secret string) []string {
	var forms []string
	for offset := range 3 {
		padded := strings.Repeat("\x00", offset) + secret
		for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			text := encoding.EncodeToString([]byte(padded))
			forms = append(forms, text[(offset*8+5)/6:len(padded)*8/6])
		}
	}
	return forms
}
