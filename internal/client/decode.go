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

// decodeList reads an array item by item; null is an empty one.
func decodeList[T any](from *json.Decoder) ([]T, error) {
	switch token, err := from.Token(); {
	case err != nil || token == nil:
		return nil, err
	case token != json.Delim('['):
		return nil, fmt.Errorf("%v where a list should be", token)
	}
	return decodeItems[T](from)
}

// decodeItems reads the items of an array, whose bracket was read already, one by one.
func decodeItems[T any](from *json.Decoder) ([]T, error) {
	var items []T
	for from.More() {
		var item T
		if err := from.Decode(&item); err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, expect(from, json.Delim(']'))
}

// expect reads a delimiter.
func expect(from *json.Decoder, want json.Delim) error {
	token, err := from.Token()
	if err != nil {
		return err
	}
	if token != want {
		return fmt.Errorf("%v where %v should be", token, want)
	}
	return nil
}
