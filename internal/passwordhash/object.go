// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// object is a JSON object. Letter case of its members counts, as for the service.
type object map[string]json.RawMessage

func objectOf(raw []byte) (object, error) {
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		return nil, err
	}
	if o == nil {
		return nil, errors.New("null")
	}
	return o, nil
}

// object is a member that must be there.
func (o object) object(name string) (object, error) {
	raw, has := o[name]
	if !has {
		return nil, fmt.Errorf("%s is missing", name)
	}
	member, err := objectOf(raw)
	if err != nil {
		return nil, fmt.Errorf("%s is no object", name)
	}
	return member, nil
}

// text is a member that must be a text where it is there, one of these where some are given.
func (o object) text(path, name string, of ...string) (string, error) {
	raw, has := o[name]
	if !has {
		return "", nil
	}
	var text string
	if json.Unmarshal(raw, &text) != nil || raw[0] != '"' {
		return "", fmt.Errorf("%s%s is no text", path, name)
	}
	if len(of) > 0 && !slices.Contains(of, text) {
		return "", fmt.Errorf("%s%s is none of %s", path, name, strings.Join(of, ", "))
	}
	return text, nil
}

// number is a member that must be a whole number above zero where it is there; 0 where it is not.
func (o object) number(name string) (int, error) {
	raw, has := o[name]
	if !has {
		return 0, nil
	}
	var n int
	if err := json.Unmarshal(raw, &n); err != nil || n < 1 {
		return 0, fmt.Errorf("%s is no whole number above zero", name)
	}
	return n, nil
}

// encoded checks value and encoding of a salt or key.
func (o object) encoded(path string) error {
	value, err := o.text(path, "value")
	if err != nil {
		return err
	}
	if _, has := o["value"]; !has {
		return fmt.Errorf("%svalue is missing", path)
	}
	encoding, err := o.text(path, "encoding", "base64", "hex", "utf8")
	if err != nil {
		return err
	}
	if !decodes(value, encoding) {
		return fmt.Errorf("%svalue is not written in %s", path, encoding)
	}
	return nil
}

// decodes reports whether a text is written in an encoding, base64 in either alphabet.
func decodes(text, encoding string) bool {
	switch encoding {
	case "hex":
		_, err := hex.DecodeString(text)
		return err == nil
	case "base64":
		return len(fromBase64(strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(text, "=")))) > 0 || text == ""
	}
	return true
}

// fromBase64 is nil for what is none. There is no padding.
func fromBase64(text string) []byte {
	raw, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	return raw
}
