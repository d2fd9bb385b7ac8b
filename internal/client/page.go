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

const (
	pageSize = 100
	// searchCap is how many results the API lets one page through.
	searchCap = 1000
)

// offsetPage is one page of an offset-paged list, in either of the API's shapes: an envelope with
// totals, or a bare array.
type offsetPage[T listItem] struct {
	key   string // Key of the items in the envelope.
	items []T
	total int // -1 when the answer has none.
	full  int // Items of a full page: what was asked for, or less if the API says so.
}

func (p *offsetPage[T]) decode(from *json.Decoder) error {
	p.items, p.total, p.full = nil, -1, pageSize
	token, err := from.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		p.items, err = decodeItems[T](from)
		return err
	case json.Delim('{'):
	default:
		return fmt.Errorf("neither a list nor an object with one")
	}
	found := false
	err = decodeMembers(from, func(key string) (wanted bool, err error) {
		switch key {
		case p.key:
			found = true
			p.items, err = decodeList[T](from)
			return true, err
		case "total", "limit":
			var number tolerantInt
			if err := from.Decode(&number); err != nil {
				return true, err
			}
			switch {
			case number.value == nil:
			case key == "total":
				p.total = int(max(*number.value, -1))
			case *number.value > 0: // Auth0's pages say that some tenants get 50 at most.
				p.full = min(p.full, int(*number.value))
			}
			return true, nil
		}
		return false, nil
	})
	if err == nil && !found {
		err = fmt.Errorf("no %q in the answer", p.key)
	}
	return err
}

// offsetPages lists an offset-paged list page by page, fetching the next page only when it is asked
// for. limit is how many results the API gives access to, 0 without such a limit. The last element
// of the sequence is the error, if there is one.
func offsetPages[T listItem](ctx context.Context, c *Client, list call, key string, limit int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		guard := newListGuard(list)
		for page, seen := 0, 0; ; page++ {
			answer := offsetPage[T]{key: key}
			if err := c.do(ctx, pageCall(list, page), &answer); err != nil {
				yield(zero, err)
				return
			}
			seen += len(answer.items)
			if err := meet(guard, answer.items); err != nil {
				yield(zero, err)
				return
			}
			for _, item := range answer.items {
				if !yield(item, nil) {
					return
				}
			}
			switch ended, err := answer.ends(list, seen, limit); {
			case err != nil:
				yield(zero, err)
				return
			case ended, list.onePage:
				return
			}
		}
	}
}

// ends decides whether the list ends with this page, by which so many items were seen; the error is
// that it has no usable end.
func (p *offsetPage[T]) ends(list call, seen, limit int) (bool, error) {
	total := p.total
	if list.cappedTotal && total >= searchCap {
		total = searchCap + 1 // As many or more: not the end yet, and perhaps never within reach.
	}
	switch {
	case total == seen:
		return true, nil
	case limit > 0 && seen >= limit && (total > seen || total < 0):
		return true, &ResultCapError{Route: list.operation.Route, Cap: limit, Total: max(p.total, 0)}
	case total > seen && len(p.items) == 0:
		return true, unusableList(list, fmt.Sprintf("counts %d items of a list, and lists only %d", p.total, seen))
	case total > seen:
		return false, nil
	}
	// A total below what was seen is not believed: a recording has total 0 beside an item.
	return len(p.items) < p.full, nil
}

// pageCall returns a copy of the call for one page.
func pageCall(list call, page int) call {
	query := url.Values{}
	for name, values := range list.query {
		query[name] = values
	}
	query.Set("page", strconv.Itoa(page))
	query.Set("per_page", strconv.Itoa(pageSize))
	query.Set("include_totals", "true")
	list.query = query
	return list
}
