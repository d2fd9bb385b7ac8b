// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package metadata

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// MaxDepth is how deep objects and lists may lie in each other. Nobody has a use for
// more, and the CLIs need minutes for a thousand levels.
const MaxDepth = 100

// maxExactInteger is the largest integer up to which a double tells all integers apart.
const maxExactInteger = 1 << 53

// Kind is a mistake in an object that is valid JSON.
type Kind int

// The kinds of mistakes. Those from RiskyKey on are risks: the service takes the value.
const (
	DuplicateKey Kind = iota
	EmptyKey
	ControlInKey
	NULInText
	HugeNumber
	TooDeep
	RiskyKey
	LargeInteger
)

// Problem is the first mistake of its kind in an object.
type Problem struct {
	Kind Kind
	// Where is the path of keys to it, as people read it: "address"."street"[2].
	Where string
}

// Check finds mistakes in the text of an object that [Parse] accepts, at most one of
// each kind, in the order of the text. Values are never quoted, keys are.
func Check(text string) []Problem {
	c := checker{dec: json.NewDecoder(strings.NewReader(text)), seen: map[Kind]bool{}}
	c.dec.UseNumber()
	if err := c.value(nil); err != nil && !errors.Is(err, errTooDeep) {
		return nil // Not accepted by Parse.
	}
	return c.problems
}

var errTooDeep = errors.New("metadata: too deep")

type checker struct {
	dec      *json.Decoder
	seen     map[Kind]bool
	problems []Problem
}

func (c *checker) found(kind Kind, where []string) {
	if !c.seen[kind] {
		c.seen[kind] = true
		c.problems = append(c.problems, Problem{Kind: kind, Where: strings.Join(where, "")})
	}
}

// value checks the next value; where is the path to it.
func (c *checker) value(where []string) error {
	token, err := c.dec.Token()
	if err != nil {
		return err
	}
	switch v := token.(type) {
	case json.Delim:
		if len(where) >= MaxDepth {
			c.found(TooDeep, where[:3])
			return errTooDeep
		}
		if v == '{' {
			return c.object(where)
		}
		return c.list(where)
	case string:
		if strings.ContainsRune(v, 0) {
			c.found(NULInText, where)
		}
	case json.Number:
		c.number(v.String(), where)
	}
	return nil
}

func (c *checker) object(where []string) error {
	keys := map[string]bool{}
	for c.dec.More() {
		token, err := c.dec.Token()
		if err != nil {
			return err
		}
		key, ok := token.(string)
		if !ok {
			return io.ErrUnexpectedEOF
		}
		at := below(where, dotted(where, key))
		c.key(key, at)
		if keys[key] {
			c.found(DuplicateKey, at)
		}
		keys[key] = true
		if err := c.value(at); err != nil {
			return err
		}
	}
	_, err := c.dec.Token()
	return err
}

func (c *checker) list(where []string) error {
	for i := 0; c.dec.More(); i++ {
		if err := c.value(below(where, fmt.Sprintf("[%d]", i))); err != nil {
			return err
		}
	}
	_, err := c.dec.Token()
	return err
}

func (c *checker) key(key string, at []string) {
	switch {
	case key == "":
		c.found(EmptyKey, at)
	case strings.ContainsFunc(key, unicode.IsControl):
		c.found(ControlInKey, at)
	case strings.ContainsAny(key, ".$"):
		c.found(RiskyKey, at)
	}
}

func (c *checker) number(n string, where []string) {
	f, err := strconv.ParseFloat(n, 64)
	switch {
	case err != nil || math.IsInf(f, 0): // ParseFloat rounds what is too small to 0, without an error.
		c.found(HugeNumber, where)
	case !strings.ContainsAny(n, ".eE") && beyondExact(n):
		c.found(LargeInteger, where)
	}
}

// beyondExact reports whether a double may confuse the integer with others.
func beyondExact(n string) bool {
	i, err := strconv.ParseInt(n, 10, 64)
	return err != nil || i > maxExactInteger || i < -maxExactInteger
}

// below is a path of its own, as siblings share what is above them.
func below(where []string, step string) []string {
	return append(where[:len(where):len(where)], step)
}

func dotted(where []string, key string) string {
	if len(where) == 0 {
		return strconv.Quote(key)
	}
	return "." + strconv.Quote(key)
}
