// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"fmt"
	"io"
)

// streamed is an answer that reads itself piece by piece: a list does not hold its JSON and all of
// its items as JSON besides the items.
type streamed interface {
	decode(from *json.Decoder) error
}

// decode reads one JSON value into out. What follows it has been checked already: an attempt whose
// answer is not one whole JSON value counts as lost ([answerTransport]).
func decode(from io.Reader, out any) error {
	decoder := json.NewDecoder(from)
	if list, ok := out.(streamed); ok {
		return list.decode(decoder)
	}
	return decoder.Decode(out)
}

// decodeMembers reads an object, whose brace was read already, member by member: member reads the
// value of its key, or reports false for one that nobody wants.
func decodeMembers(from *json.Decoder, member func(key string) (wanted bool, err error)) error {
	for from.More() {
		token, err := from.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		wanted, err := member(key)
		if err != nil {
			return err
		}
		if wanted {
			continue
		}
		var ignored json.RawMessage
		if err := from.Decode(&ignored); err != nil {
			return err
		}
	}
	return expect(from, json.Delim('}'))
}

// listItem is what lists of the API are made of: pointers to structs.
type listItem interface {
	comparable
	// mark tells the item from the others in its list; lacking names what it lacks although no such
	// item can, "" for nothing.
	mark() (key, lacking string)
}

// list is a list that is answered as a bare array.
type list[T listItem] struct{ items []T }

func (l *list[T]) decode(from *json.Decoder) error {
	var err error
	l.items, err = decodeList[T](from)
	return err
}

// decodeList reads an array item by item.
func decodeList[T listItem](from *json.Decoder) ([]T, error) {
	token, err := from.Token()
	if err != nil {
		return nil, err
	}
	if token != json.Delim('[') {
		return nil, fmt.Errorf("%s where a list should be", said(token))
	}
	return decodeItems[T](from)
}

// decodeItems reads the items of an array, whose bracket was read already, one by one. A list with a
// hole in it is refused as a whole: what it does not tell is not nothing.
func decodeItems[T listItem](from *json.Decoder) ([]T, error) {
	items := []T{}
	for from.More() {
		var item, null T
		if err := from.Decode(&item); err != nil {
			return nil, err
		}
		if item == null {
			return nil, &UnusableAnswerError{Problem: "is a list with null in it"}
		}
		if _, lacking := item.mark(); lacking != "" {
			return nil, &UnusableAnswerError{Problem: "is a list with an item that lacks " + lacking}
		}
		items = append(items, item)
	}
	return items, expect(from, json.Delim(']'))
}

// said names a token of the decoder without showing what an answer says.
func said(token json.Token) string {
	switch token := token.(type) {
	case nil:
		return "null"
	case json.Delim:
		return token.String()
	case string:
		return "a text"
	}
	return "a number or a truth value"
}

// expect reads a delimiter.
func expect(from *json.Decoder, want json.Delim) error {
	token, err := from.Token()
	if err != nil {
		return err
	}
	if token != want {
		return fmt.Errorf("%s where %v should be", said(token), want)
	}
	return nil
}
