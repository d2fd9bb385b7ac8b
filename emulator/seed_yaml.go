// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// parseYAMLSeed reads a seed in YAML.
func parseYAMLSeed(content string) (*Seed, error) {
	if s, ok := seedInParts(content); ok {
		return s, nil
	}
	s, err := decodeYAMLSeed(content)
	if err != nil {
		return nil, fmt.Errorf("reading seed: %w", err)
	}
	return s, nil
}

func decodeYAMLSeed(content string) (*Seed, error) {
	dec := yaml.NewDecoder(strings.NewReader(content))
	dec.KnownFields(true)
	var s Seed
	if err := dec.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return &s, nil
}

const (
	usersKey = "users:"
	// partBytes is how long a part of a list of users is: some hundred of them.
	partBytes = 256 << 10
)

// seedInParts reads a seed whose users are many, in parts, on all processors: the parser takes ten times as long as that of
// JSON. It is not ok for a list that is short, or written in another way than item by item, and for whatever is wrong: the
// whole then says what and in which line.
func seedInParts(content string) (*Seed, bool) {
	rest, items, ok := cutUsers(content)
	if !ok || len(items.text) < 2*partBytes {
		return nil, false
	}
	// Where the list was there is an empty one, so that the parser says whether there was the place for one.
	s, err := decodeYAMLSeed(rest)
	if err != nil || s.Users == nil || len(s.Users) > 0 {
		return nil, false
	}
	parts := items.cut()
	read := make([][]map[string]any, len(parts))
	var group sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, part := range parts {
		free <- struct{}{}
		group.Go(func() {
			defer func() { <-free }()
			read[i] = usersOf(part)
		})
	}
	group.Wait()
	for _, users := range read {
		if users == nil {
			return nil, false
		}
		s.Users = append(s.Users, users...)
	}
	s.own = true
	return s, true
}

// usersOf reads some items, in the form that decoded requests have; nil when anything is wrong.
func usersOf(part string) []map[string]any {
	dec := yaml.NewDecoder(strings.NewReader(usersKey + "\n" + part))
	dec.KnownFields(true)
	var only struct {
		Users []map[string]any `yaml:"users"`
	}
	if err := dec.Decode(&only); err != nil {
		return nil
	}
	for i, user := range only.Users {
		var err error
		if only.Users[i], err = canonical(user); err != nil {
			return nil
		}
	}
	return only.Users
}

// cutUsers takes the items of the users out of a document with one key to a line. It is not ok where the document may be
// something else.
func cutUsers(content string) (rest string, users items, ok bool) {
	before, after, found := strings.Cut("\n"+strings.TrimPrefix(content, "---\n"), "\n"+usersKey+"\n")
	if !found || strings.Contains(before, "\n---") || strings.Contains(before, "\n...") {
		return "", items{}, false // Several documents, of which the first counts.
	}
	if strings.ContainsAny(content, "\r\u0085\u2028\u2029") {
		return "", items{}, false // Lines that end in another way.
	}
	users, ok = itemsAt(after)
	behind := after[len(users.text):]
	if !ok || strings.Contains(behind, "*") { // Perhaps the name of something in the list.
		return "", items{}, false
	}
	return strings.TrimPrefix(before, "\n") + "\n" + usersKey + " []\n" + behind, users, true
}

// itemsAt are the items at the start of a text, to its end or to the next key of the document. It is not ok for lines that
// may be something else.
func itemsAt(text string) (list items, ok bool) {
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		content := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(content)]
		switch {
		case content == "" || content[0] == '#':
		case list.dash == "" && strings.HasPrefix(content, "- "):
			list.dash = indent + "- "
		case list.dash == "":
			return items{}, false // No list, or none in lines.
		case strings.HasPrefix(line, list.dash) || len(indent) >= len(list.dash)-1:
			// The next item, or more of this one.
		default:
			list.text = text[:at]
			return list, indent == "" && !strings.ContainsAny(content[:1], "-.%?!&*'\"{[")
		}
		at += len(line) + 1
	}
	list.text = text
	return list, list.dash != ""
}

// items are the lines of a list.
type items struct {
	dash string // What every item begins with: blanks, a dash and a blank.
	text string
}

// cut cuts them into parts.
func (i items) cut() []string {
	text := i.text
	var parts []string
	for len(text) > partBytes {
		next := strings.Index(text[partBytes:], "\n"+i.dash)
		if next < 0 {
			break
		}
		cut := partBytes + next + 1
		parts, text = append(parts, text[:cut]), text[cut:]
	}
	return append(parts, text)
}
