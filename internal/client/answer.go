// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
)

// ask sends a call that is answered with one object. problem is what is wrong with it, as
// [UnusableAnswerError] has it; "" when it answers the call.
func ask[T any](ctx context.Context, c *Client, call call, problem func(*T) string) (*T, error) {
	answer := answered[T]{check: problem}
	if err := c.do(ctx, call, &answer); err != nil {
		return nil, err
	}
	return &answer.value, nil
}

// answered is an answer that holds one object, and what it must be.
type answered[T any] struct {
	value T
	check func(*T) string
}

// UnmarshalJSON reads the object.
func (a *answered[T]) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &a.value) }

func (a *answered[T]) problem() string { return a.check(&a.value) }

// judged is an answer that knows what makes it one.
type judged interface{ problem() string }

// understand reads the body of a success into out, and refuses what does not answer the call. What the API does in
// the background it only accepts.
func understand(status int, background bool, body io.Reader, out any) error {
	if status != http.StatusOK && status != http.StatusCreated && !(background && status == http.StatusAccepted) {
		return &UnusableAnswerError{Problem: "has a status that says nothing about the outcome"}
	}
	if err := decode(body, out); err != nil {
		if IsUnusableAnswer(err) {
			return err
		}
		return &UnusableAnswerError{Problem: "is not of the form that it should have", Err: err}
	}
	if answer, ok := out.(judged); ok {
		if problem := answer.problem(); problem != "" {
			return &UnusableAnswerError{Problem: problem}
		}
	}
	return nil
}

// understandNothing checks a success that is not expected to tell anything. Being accepted is not
// being done, except for what the API does in the background.
func understandNothing(status int, background bool) error {
	if status == http.StatusAccepted && !background {
		return &UnusableAnswerError{Problem: "only says that the request was accepted, not that it was carried out"}
	}
	return nil
}

// unless returns the problem if the condition does not hold, and "" if it does.
func unless(holds bool, problem string) string {
	if holds {
		return ""
	}
	return problem
}
