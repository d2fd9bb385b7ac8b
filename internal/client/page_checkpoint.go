// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/url"
	"strconv"
)

// checkpointPage is one page of a checkpoint-paged list.
type checkpointPage[T listItem] struct {
	key   string // Key of the items in the envelope.
	items []T
	next  string // "" on the last page.
}

func (p *checkpointPage[T]) decode(from *json.Decoder) error {
	p.items, p.next = nil, ""
	if err := expect(from, json.Delim('{')); err != nil {
		return err
	}
	found := false
	err := decodeMembers(from, func(key string) (wanted bool, err error) {
		switch key {
		case p.key:
			found = true
			p.items, err = decodeList[T](from)
			return true, err
		case "next":
			return true, from.Decode(&p.next)
		}
		return false, nil
	})
	if err == nil && !found {
		err = fmt.Errorf("no %q in the answer", p.key)
	}
	return err
}

// checkpointPages lists a checkpoint-paged list page by page, fetching the next page only when it is
// asked for. A page may be short or empty and still have one after it; only the absence of "next"
// ends the list. The last element of the sequence is the error, if there is one.
func checkpointPages[T listItem](ctx context.Context, c *Client, list call, key string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		guard := newListGuard(list)
		for from := ""; ; {
			answer := checkpointPage[T]{key: key}
			if err := c.do(ctx, checkpointCall(list, from), &answer); err != nil {
				yield(zero, err)
				return
			}
			if err := meet(guard, answer.items); err != nil {
				yield(zero, err)
				return
			}
			for _, item := range answer.items {
				if !yield(item, nil) {
					return
				}
			}
			if answer.next == "" {
				return
			}
			if err := guard.next(answer.next); err != nil { // Perhaps a cache that ignores the query.
				yield(zero, err)
				return
			}
			from = answer.next
		}
	}
}

// checkpointCall returns a copy of the call for the page that starts at a checkpoint.
func checkpointCall(list call, from string) call {
	query := url.Values{}
	for name, values := range list.query {
		query[name] = values
	}
	if !query.Has("take") { // Some lists have smaller pages.
		query.Set("take", strconv.Itoa(pageSize))
	}
	if from != "" {
		query.Set("from", from)
	}
	list.query = query
	return list
}
