// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
)

const mostFactors = 10

var base32Secret = regexp.MustCompile(`^[A-Z2-7]+$`)

// ParseFactors reads the second factors that an import can bring: a JSON list of one to ten objects, each {"totp": {"secret":
// "..."}}, {"phone": {"value": "+14155550123"}} or {"email": {"value": "..."}}.
func ParseFactors(text string) (json.RawMessage, error) {
	var list []object
	if json.Unmarshal([]byte(text), &list) != nil || len(list) == 0 || len(list) > mostFactors {
		return nil, fmt.Errorf("it is no JSON list of one to %d factors", mostFactors)
	}
	for i, factor := range list {
		if err := checkFactor(factor); err != nil {
			return nil, fmt.Errorf("factor %d: %w", i+1, err)
		}
	}
	return json.RawMessage(text), nil
}

func checkFactor(factor object) error {
	if len(factor) != 1 {
		return errors.New("it is no object with exactly one of totp, phone and email")
	}
	for kind, member := range map[string]string{"totp": "secret", "phone": "value", "email": "value"} {
		if _, is := factor[kind]; !is {
			continue
		}
		content, err := factor.object(kind)
		if err != nil {
			return err
		}
		value, err := content.text(kind+".", member)
		switch {
		case err != nil:
			return err
		case len(content) != 1 || value == "":
			return fmt.Errorf("%s has one member, %s", kind, member)
		case kind == "totp" && !base32Secret.MatchString(value):
			return errors.New("totp.secret is not written in base32, in capital letters and without =")
		}
		return nil
	}
	return errors.New("it is none of totp, phone and email")
}
