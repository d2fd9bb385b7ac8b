// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// hostileFaults are the columns of the matrix: what a network, a gateway, a cache or the service
// itself may do to an answer. Each strikes the first answer of a kind, or every one.
var hostileFaults = map[string]string{
	"connection closed before":    "drop-before",
	"connection closed after":     "drop-after",
	"connection closed half way":  "cut",
	"half of the body":            "truncate",
	"no JSON":                     "invalid-json",
	"slow":                        "slow=50ms",
	"late":                        "delay-after=50ms",
	"sent twice":                  "repeat",
	"cached":                      "cache",
	"refused, 400":                "status=400",
	"no token, 401":               "status=401",
	"refused, 403":                "status=403",
	"nothing there, 404":          "status=404 json-set message='Not Found' json-del errorCode",
	"no such tenant, 404":         "status=404 json-set errorCode=inexistent_tenant json-set message='No such tenant.'",
	"a bare code, 404":            `status=404 body='{"errorCode":"not_found"}'`,
	"a page, 404":                 "html=404",
	"conflict, 409":               "status=409",
	"conflict after the work":     "status-after=409",
	"refused after the work":      "status-after=400",
	"gone after the work":         "status-after=404 json-set message='Not Found' json-del errorCode",
	"too large, 413":              "status=413",
	"failure, 500":                "status=500",
	"failure after the work, 500": "status-after=500",
	"a page, 502":                 "html=502",
	"a page after the work, 504":  "html-after=504",
	"not available, 503":          "status=503",
	"accepted, 202":               "status-set=202",
	"made, 201":                   "status-set=201",
	"empty object":                "body='{}'",
	"empty list":                  "body='[]'",
	"null":                        "body='null'",
	"a text":                      `body='"ok"'`,
	"a list of null":              "body='[null]'",
	"null among the items":        "json-null-item .",
	"another user":                "json-set user_id=auth0|other",
	"no ID":                       "json-del user_id",
	"an empty ID":                 `json-set user_id='""'`,
	"no identities":               "json-del identities",
	"identities of null":          "json-set identities=null",
	"identities without any":      "json-set identities=[]",
	"an identity of nowhere":      "json-del identities.0.connection",
	"a total of null":             "json-set total=null",
	"a total beyond belief":       "total=1000000000",
	"a negative total":            "total=-1",
	"a total of zero":             "total=0",
	"a cursor in a loop":          "cursor=loop",
	"cursors without an end":      "cursor=fresh",
	"two cursors by turns":        "cursor=alternate",
	"backwards":                   "reverse",
	"everything twice":            "duplicate",
	"reset in milliseconds":       "header X-RateLimit-Remaining=0 header X-RateLimit-Reset={now}000",
	"reset long ago":              "header X-RateLimit-Remaining=0 header X-RateLimit-Reset=1",
	"a clock of 1970":             "header Date='Thu, 01 Jan 1970 00:00:00 GMT' header X-RateLimit-Remaining=0 header X-RateLimit-Reset={now+1}",
	"quotes the request, 400":     "status=400 echo",
	"quotes it after the work":    "status-after=500 echo",
	"a megabyte of blanks":        "pad=1MB",
}

// plausibleLie is an answer that nobody can see through where a list is read: that there is nothing to
// remove.
const plausibleLie = "empty list"

// TestHostile: whatever the answers are, an operation ends, crashes nothing, tells no secret, taints
// nobody, touches nobody else, and the next run, in peace, comes to where it would have come without.
// Of the matrix, every eighth cell is looked at; HOSTILE_EVERY=1 looks at all of them.
func TestHostile(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
	operations := hostileOperations()
	names, faults := slices.Sorted(maps.Keys(operations)), slices.Sorted(maps.Keys(hostileFaults))
	every, looked := number(t, "HOSTILE_EVERY", 8), 0
	for i, operation := range names {
		peace := sync.OnceValue(func() string { return inPeace(t, operations[operation]) })
		for j, fault := range faults {
			for k, often := range []string{"once", "always"} {
				if (i+j+k*every/2)%every != 0 || fault == plausibleLie && strings.Contains(operation, "remove") {
					continue
				}
				looked++
				t.Run(fmt.Sprintf("%s/%s/%s", operation, fault, often), func(t *testing.T) {
					t.Parallel()
					rule := "* " + hostileFaults[fault]
					if often == "once" {
						rule += " count=1"
					}
					hostileCell(t, operations[operation], rule, peace)
				})
			}
		}
	}
	t.Logf("%d operations x %d faults, once and always: %d cells, of which %d are looked at", len(names), len(faults), 2*len(names)*len(faults), looked)
}

// inPeace is the tenant after the operation, with nothing in its way.
func inPeace(t *testing.T, o hostileOperation) string {
	t.Helper()
	c := newCell(t)
	o.prepare(t, c)
	diags, _ := c.apply(t.Context())
	c.p.NoError(diags)
	return anonymous(c.world())
}

func hostileCell(t *testing.T, o hostileOperation, rule string, peace func() string) {
	t.Helper()
	c := newCell(t)
	if o.named {
		c.offset.Store(0)
	}
	o.prepare(t, c)
	strangers := c.strangers(o)
	ctx, cancel := context.WithTimeout(t.Context(), cellBound)
	defer cancel()

	c.w.Faults(rule)
	diags, tainted := c.apply(ctx)
	c.w.Faults()
	if ctx.Err() != nil {
		t.Fatalf("it does not end; %s", acctest.Errors(diags))
	}
	c.secrets(diags)
	if tainted {
		t.Errorf("the object is tainted: %s", acctest.Errors(diags))
	}
	if id := acctest.Text(c.values()["id"]); c.state != nil && id == "" {
		t.Errorf("an object without an ID is in the state: %s", acctest.Errors(diags))
	}
	if now := c.strangers(o); now != strangers {
		t.Errorf("somebody else was changed:\n%s\nbefore:\n%s", now, strangers)
	}

	c.offset.Store(0) // A minute later.
	c.p.Walk()
	again, tainted := c.apply(ctx)
	if o.named && saysHowToImport(again) {
		return
	}
	if failed(again) || tainted {
		t.Fatalf("the next run fails: %s\n\nafter: %s", acctest.Errors(again), acctest.Errors(diags))
	}
	if after, _ := c.apply(ctx); failed(after) {
		t.Errorf("the run after it fails: %s", acctest.Errors(after))
	}
	if (c.config == nil) != (c.state == nil) {
		t.Errorf("in the state: %t, want %t", c.state != nil, c.config != nil)
	}
	if got, want := anonymous(c.world()), peace(); got != want {
		t.Errorf("the tenant is\n%s\nand in peace\n%s", got, want)
	}
}

// strangers are those in the tenant with whom the operation has nothing to do.
func (c *cell) strangers(o hostileOperation) string {
	var lines []string
	for line := range strings.SplitSeq(c.world(), "\n") {
		if strings.Contains(line, `"user_id":"auth0|other"`) || o.alone && strings.Contains(line, `"user_id":"auth0|kept"`) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// saysHowToImport reports whether the error of the next run names what exists, with the import to run.
func saysHowToImport(diags []*tfprotov6.Diagnostic) bool {
	return strings.Contains(acctest.Errors(diags), "import {\n")
}
