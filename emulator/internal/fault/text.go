// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var placeholder = regexp.MustCompile(`\{(?:now([+-][0-9]{1,12})?|authorization|body|request)\}`)

// expand puts the moment and parts of the request into a text of a rule.
func (s *Strike) expand(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(found string) string {
		switch name := strings.Trim(found, "{}"); name {
		case "authorization":
			return s.request.HTTP.Header.Get("Authorization")
		case "body":
			return string(s.request.Body)
		case "request":
			return s.request.quoted()
		default:
			shift, _ := strconv.ParseInt(strings.TrimPrefix(name, "now"), 10, 64) // "" is 0
			return strconv.FormatInt(s.now.Unix()+shift, 10)
		}
	})
}

// quoted is the request as a debug page of a gateway shows it.
func (r Request) quoted() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %s\n", r.HTTP.Method, r.HTTP.URL.RequestURI())
	for _, name := range slices.Sorted(maps.Keys(r.HTTP.Header)) {
		fmt.Fprintf(&text, "%s: %s\n", name, strings.Join(r.HTTP.Header[name], ", "))
	}
	fmt.Fprintf(&text, "\n%s", r.Body)
	return text.String()
}

// oneLine makes a text fit for a header.
func oneLine(text string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, text)
}
