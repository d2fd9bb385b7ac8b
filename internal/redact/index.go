// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// manner is how a form of a secret is looked for.
type manner uint8

const (
	anywhere manner = iota
	byItself        // Without a letter or digit next to it.
	asValue         // Where the text sets it off as a value.
)

func mannerOf(secret string) manner {
	switch {
	case len(secret) < short, ordinary(secret):
		return asValue
	case len(secret) < long:
		return byItself
	}
	return anywhere
}

// index finds many forms in one pass over a text: by their first bytes.
type index struct {
	longer map[[short]byte][]entry // Forms of four bytes and more.
	tiny   map[byte][]entry
}

type entry struct {
	form   string
	manner manner
	uses   int // By how many secrets.
}

// add takes in a secret; added twice it has to be removed twice.
func (x *index) add(secret string) {
	if secret == "" {
		return
	}
	if x.longer == nil {
		x.longer, x.tiny = map[[short]byte][]entry{}, map[byte][]entry{}
	}
	how := mannerOf(secret)
	for form := range distinct(secret) {
		x.change(form, how, 1)
	}
}

func (x *index) remove(secret string) {
	how := mannerOf(secret)
	for form := range distinct(secret) {
		x.change(form, how, -1)
	}
}

func distinct(secret string) map[string]struct{} {
	forms := map[string]struct{}{}
	for _, form := range formsOf(secret) {
		if form != "" {
			forms[form] = struct{}{}
		}
	}
	return forms
}

func (x *index) change(form string, how manner, by int) {
	if len(form) < short {
		x.tiny[form[0]] = changed(x.tiny[form[0]], form, how, by)
		if len(x.tiny[form[0]]) == 0 {
			delete(x.tiny, form[0])
		}
		return
	}
	prefix := [short]byte([]byte(form[:short]))
	x.longer[prefix] = changed(x.longer[prefix], form, how, by)
	if len(x.longer[prefix]) == 0 {
		delete(x.longer, prefix)
	}
}

func changed(entries []entry, form string, how manner, by int) []entry {
	for i := range entries {
		if entries[i].form == form && entries[i].manner == how {
			if entries[i].uses += by; entries[i].uses <= 0 {
				return append(entries[:i:i], entries[i+1:]...)
			}
			return entries
		}
	}
	if by < 0 {
		return entries
	}
	return append(entries, entry{form: form, manner: how, uses: by})
}

// mask replaces the longest form at every place of the text; values says whether words count.
func (x *index) mask(text string, values bool) string {
	var out strings.Builder
	from := 0
	for at := 0; at < len(text); {
		length := x.match(text, at, values)
		if length == 0 {
			at++
			continue
		}
		out.WriteString(text[from:at])
		out.WriteString(Mask)
		at += length
		from = at
	}
	if from == 0 {
		return text
	}
	out.WriteString(text[from:])
	return out.String()
}

// match returns the length of the longest form at a place; 0 for none.
func (x *index) match(text string, at int, values bool) int {
	best := 0
	try := func(entries []entry) {
		for _, e := range entries {
			if len(e.form) > best && strings.HasPrefix(text[at:], e.form) && e.fits(text[:at], text[at+len(e.form):], values) {
				best = len(e.form)
			}
		}
	}
	if len(text)-at >= short {
		try(x.longer[[short]byte([]byte(text[at:at+short]))])
	}
	if values {
		try(x.tiny[text[at]])
	}
	return best
}

func (e entry) fits(before, after string, values bool) bool {
	switch e.manner {
	case anywhere:
		return true
	case byItself:
		return standsAlone(before, e.form, after)
	case asValue:
		return values && isValue(before, after)
	}
	return false
}

// standsAlone reports whether no letter or digit is next to the form, and when it is a number, it is
// no part of a date, time or address either.
func standsAlone(before, form, after string) bool {
	last, lastSize := utf8.DecodeLastRuneInString(before)
	next, nextSize := utf8.DecodeRuneInString(after)
	if alphanumeric(last) || alphanumeric(next) {
		return false
	}
	if strings.Trim(form, "0123456789") != "" {
		return true
	}
	beyondLast, _ := utf8.DecodeLastRuneInString(before[:len(before)-lastSize])
	beyondNext, _ := utf8.DecodeRuneInString(after[nextSize:])
	return !(joins(last) && unicode.IsDigit(beyondLast)) && !(joins(next) && unicode.IsDigit(beyondNext))
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func joins(r rune) bool { return strings.ContainsRune("-:./", r) }

var (
	opening = []string{`'`, `"`, "`", "‘", "’", "“", "”", "«", "»", "&quot;", "&#34;", "&#39;", "&#x27;", "%22", "%27", ">", "="}
	closing = []string{`'`, `"`, "`", "‘", "’", "“", "”", "«", "»", "&", "%22", "%27", "<", `\`}
)

// isValue reports whether what stands between the two texts is set off as a value: the whole text, in
// quotes, in HTML, or after an equals sign.
func isValue(before, after string) bool {
	if strings.TrimSpace(before) == "" && strings.TrimSpace(after) == "" {
		return true
	}
	opened := false
	for _, mark := range opening {
		opened = opened || strings.HasSuffix(before, mark)
	}
	if !opened {
		return false
	}
	for _, mark := range closing {
		if strings.HasPrefix(after, mark) {
			return true
		}
	}
	next, _ := utf8.DecodeRuneInString(after)
	return strings.HasSuffix(before, "=") && (after == "" || !alphanumeric(next))
}
