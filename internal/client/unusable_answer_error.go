// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

// UnusableAnswerError says that a success of the API does not answer what was asked: it is about
// somebody else, lacks what it cannot lack, or never ends. It is the Err of an [*Error] that has the
// status of the answer. Nothing of such an answer is passed on.
type UnusableAnswerError struct {
	Problem string // How "the answer …" goes on, in words, e.g. "is about another user, auth0|2".
	Err     error  // What the reader of the answer stumbled over; usually nil.
}

func (e *UnusableAnswerError) Error() string {
	text := "the answer " + e.Problem
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *UnusableAnswerError) Unwrap() error { return e.Err }

// IsUnusableAnswer reports whether a success was answered in a way that answers nothing. A request
// that changes something may have done so all the same ([MayHaveBeenProcessed]).
func IsUnusableAnswer(err error) bool {
	_, ok := as[*UnusableAnswerError](err)
	return ok
}
