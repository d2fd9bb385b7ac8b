// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"context"
	"net/http"
)

// JobEnd is how a job ends that a request makes; "" means as it should.
type JobEnd string

// The ends that a rule can say.
const (
	JobFailed  JobEnd = "failed"  // before the first user
	JobHalf    JobEnd = "half"    // failed after half of the users
	JobExpired JobEnd = "expired" // stuck after half of the users, and failed when the time is up
)

type jobKey struct{}

// JobEndOf is what a rule says about the job that the request makes.
func JobEndOf(r *http.Request) JobEnd {
	end, _ := r.Context().Value(jobKey{}).(JobEnd)
	return end
}

// jobActions are about what goes on after the answer.
func jobActions() map[string]action {
	return map[string]action{"job": {wants: "failed, half or expired", build: func(value string) (effect, bool) {
		end := JobEnd(value)
		mark := func(_ *Strike, r *http.Request) {
			*r = *r.WithContext(context.WithValue(r.Context(), jobKey{}, end))
		}
		return effect{rewrite: mark}, end == JobFailed || end == JobHalf || end == JobExpired
	}}}
}
