// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package pacing decides when a request may be sent, so that the tenant's rate limits are used and not
// exceeded, and its applications, which live on the same limits, hardly notice.
//
// # What the limits are
//
// The service counts requests in token buckets: a bucket holds as many tokens as may be spent at once
// (the burst), every request takes one, and tokens come back at a sustained rate. Which bucket a request
// counts in depends on the plan: in one for the whole tenant (Enterprise: 50, 16 a second; Free: 2, 2 a
// second), or in one for each group of endpoints ([Group]) and one for all the rest (Professional: 20,
// 200 a minute for changes to users). The documentation contradicts itself about the way in which tokens
// come back: by the millisecond, or all at the top of the second or minute.
//
// # What an answer says
//
// X-RateLimit-Limit is the size of the bucket, X-RateLimit-Remaining what this request left in it, and
// X-RateLimit-Reset when tokens are next added, in whole seconds of the server's clock. The rate is not
// said, the bucket has no name, and an answer knows nothing of requests that overtook it. An answer
// without these headers has no limit to keep to. A 429 may say when to come back, by Retry-After or the
// reset time; times that make no sense are taken for none.
//
// # What is believed
//
// For each group there is a count of tokens that errs on the low side. A request takes one when it is
// sent. Its answer pulls the count into the range that it proves: at most what remained, at least that
// minus the requests that were under way beside it. Two answers prove how many tokens were added between
// them. Once they have proven that tokens come before the announced time, time adds to the count at the
// highest rate proven; it is a lower bound and need not be forgotten. Groups whose buckets have the same
// size, or of which nothing is known, may be one bucket, and each charges the others: a wrong guess is
// corrected by their next answer. The difference of the clocks is bounded by the Date headers ([Clock]),
// and while it is not known well enough the last token of a bucket is spent around the turn of the
// server's second, which tells most.
//
// # What is shared
//
// One [Pacer] is shared by all goroutines of the process: they wait by group, in order of arrival, one at
// a time. Other processes share only the tenant's buckets. A part of each bucket ([Limits]) is left to
// them; of a bucket too small for that, a whole token by turns. After a 429 the groups that may be the
// same bucket are empty, and this process waits longer and at times of its own, the more so the more
// 429s, until answers show tokens that nobody else has taken.
//
// # How long a wait is
//
// A request goes when the count says one. Otherwise it waits until the count will, or until the announced
// time, whichever comes first; an empty bucket past that time, like an unknown one, is asked by one
// request alone, which holds the others back for at most five seconds. A ceiling of the configuration
// spaces requests evenly besides. What the server asks for counts up to [LongestWait]; the whole wait is
// bounded by the caller, plus the time that those ahead need below the ceiling, and ends with its context.
package pacing
