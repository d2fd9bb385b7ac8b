// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package writing has changes that come at the same time carried out together. The CLI applies one
// resource at a time, a handful at once; one by one, the roles of a thousand users would cost the
// tenant a thousand requests, although POST /roles/{id}/users takes many users.
//
// Together, a change only ever brings good news: what a request for many has not confirmed, for
// whatever reason, each call does with the request that it would have made alone, whose answer is its
// outcome. So nobody fails because of somebody else, and every error is about the call's own user.
//
// Calls that come at the same time are a party, whose first call leads it. A party waits until nobody else
// comes, finds the fewest requests that fulfil all wishes, and makes them. Where the CLI is sure to go on with
// more as soon as some calls end, it makes only the most useful ones, and puts the other calls off: they join
// the next party.
package writing
