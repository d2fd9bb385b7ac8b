package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

const redacted = "***"

// minSecret keeps the replacement of secret values from garbling text: shorter values are masked by
// their key only.
const minSecret = 4

// secretKeys are the JSON keys, lower-cased, whose values never leave this package in clear.
var secretKeys = map[string]bool{
	"password": true, "client_secret": true, "client_assertion": true, "access_token": true,
	"access_token_secret": true, "refresh_token": true, "id_token": true, "link_with": true,
	"token": true, "ticket": true, "recovery_code": true, "totp_secret": true,
}

// redactor masks secret values wherever they appear in a text.
type redactor struct{ secrets []string }

// newRedactor collects the values behind secret keys in the JSON body, and the given ones.
func newRedactor(body []byte, secrets ...string) redactor {
	var r redactor
	for _, secret := range secrets {
		r.add(secret)
	}
	if len(body) > 0 {
		var value any
		if json.Unmarshal(body, &value) == nil {
			r.collect(value)
		}
	}
	return r
}

func (r *redactor) add(secret string) {
	if len(secret) < minSecret {
		return
	}
	r.secrets = append(r.secrets, secret)
	// The same value as it looks inside JSON text.
	if quoted, err := json.Marshal(secret); err == nil && len(quoted) > 2 {
		if inner := string(quoted[1 : len(quoted)-1]); inner != secret {
			r.secrets = append(r.secrets, inner)
		}
	}
}

func (r *redactor) collect(value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			if text, ok := member.(string); ok && secretKeys[strings.ToLower(key)] {
				r.add(text)
			}
			r.collect(member)
		}
	case []any:
		for _, member := range value {
			r.collect(member)
		}
	}
}

func (r redactor) text(text string) string {
	for _, secret := range r.secrets {
		text = strings.ReplaceAll(text, secret, redacted)
	}
	return text
}

// body returns a JSON body with every secret masked, or a remark when it is not JSON: what cannot be
// understood cannot be masked.
func (r redactor) body(body []byte) string {
	if len(bytes.TrimSpace(body)) == 0 {
		return ""
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return "(not JSON, left out)"
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return "(not JSON, left out)"
	}
	masked, err := json.Marshal(maskSecrets(value))
	if err != nil {
		return "(left out)"
	}
	return r.text(string(masked))
}

func maskSecrets(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			if secretKeys[strings.ToLower(key)] && member != nil {
				value[key] = redacted
				continue
			}
			value[key] = maskSecrets(member)
		}
	case []any:
		for i, member := range value {
			value[i] = maskSecrets(member)
		}
	}
	return value
}
