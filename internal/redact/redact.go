// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package redact keeps secrets out of everything that people read: messages, logs, errors. One
// [Secrets] knows all secrets of a client: what it was configured with, what it fetched, what it
// sends and what the service hands out; and masks them wherever the service, or whatever stands
// before it, quotes them.
//
// # When a secret is masked
//
// Masking has to hide the secret without making texts unreadable, and a password may be any text:
// "weak" is one, and "Password is too ***" helps nobody. So it depends on the secret:
//
//   - Eight bytes or more, and no word of ordinary messages: masked wherever it appears, also inside
//     of other words, and in every way in which texts write it down: as JSON, in JSON in JSON, as Go
//     quotes it, in URLs, in HTML, in base64 (Basic authentication, the parts of a JWT).
//   - Four to seven bytes: the same without base64, but only where it stands for itself, without a
//     letter or digit next to it.
//   - Less, or a word that messages consist of anyway ("password", "user", "The"): only where the
//     text sets it off as a value: between quotes, after an equals sign, or as the whole text. Prose
//     that happens to have the word says nothing about the secret.
//
// Independent of what is known, everything after Bearer or Basic that can only be a credential, and
// everything of the form of a JWT, is masked; and in JSON every value whose key says that it is secret.
package redact

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
)

// Mask is what stands in the place of a secret.
const Mask = "***"

var (
	credential = regexp.MustCompile(`(?i)\b(bearer|basic)(\s+|%20|\+)[\w.~+/=%-]{20,}`)
	webToken   = regexp.MustCompile(`eyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)*`)
)

// Text masks the secrets in a text.
func (s *Secrets) Text(text string) string {
	if text == "" {
		return ""
	}
	masked := s.known(text)
	// The expressions are slow, and next to no text has what they are about.
	if lower := strings.ToLower(masked); strings.Contains(lower, "bearer") || strings.Contains(lower, "basic") {
		masked = credential.ReplaceAllString(masked, "${1}${2}"+Mask)
	}
	if strings.Contains(masked, "eyJ") {
		masked = webToken.ReplaceAllLiteralString(masked, Mask)
	}
	return masked
}

// What JSON says instead of a body that it cannot mask.
const (
	notJSON = "(not JSON, left out)"
	leftOut = "(left out)"
)

// JSON masks a JSON body: values by their keys and every text in it. What is not JSON cannot be
// understood, so a remark takes its place.
func (s *Secrets) JSON(body []byte) string {
	if len(bytes.TrimSpace(body)) == 0 {
		return ""
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return notJSON
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return notJSON
	}
	var masked bytes.Buffer
	encoder := json.NewEncoder(&masked)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s.value(value)); err != nil {
		return leftOut
	}
	return string(bytes.TrimSpace(masked.Bytes()))
}

func (s *Secrets) value(value any) any {
	switch value := value.(type) {
	case string:
		return s.Text(value)
	case json.Number:
		if masked := s.Text(value.String()); masked != value.String() {
			return masked
		}
	case map[string]any:
		masked := make(map[string]any, len(value))
		for key, member := range value {
			if secretKey(key) && member != nil {
				masked[s.key(key)] = Mask
				continue
			}
			masked[s.key(key)] = s.value(member)
		}
		return masked
	case []any:
		for i, member := range value {
			value[i] = s.value(member)
		}
	}
	return value
}
