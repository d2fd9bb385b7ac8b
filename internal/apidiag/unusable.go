// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"errors"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// problemOf says what is wrong with an answer, as "it …" goes on.
func problemOf(e *client.Error) string {
	var unusable *client.UnusableAnswerError
	if errors.As(e, &unusable) {
		return unusable.Problem
	}
	return "could not be read"
}

// unusableAdvice is about an answer that does not answer what was asked.
func unusableAdvice(op Operation, e *client.Error) string {
	text := "Nothing of it was used, and the state is as it was. Such answers come from what stands between this machine and " +
		"the tenant, such as a gateway or a cache that mixes up or changes answers, or from a fault of the service. Run the command again; if " +
		"it happens again, find out what answers there."
	if e.MayHaveBeenProcessed {
		text += " " + op.doubt()
	}
	return text
}
