// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"iter"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// recoveringServer turns a panic into an error of the one call that it came from. Without it the
// process would end, and with it every call under way: users whom Auth0 has just created would be in
// no state.
//
// The server behind it is a field, not embedded: a call that is not guarded does not compile.
type recoveringServer struct{ next frameworkServer }

var _ frameworkServer = recoveringServer{}

// guard makes a call of the server. After a panic the answer is what failed makes of the diagnostics.
func guard[Request, Response any](
	ctx context.Context, operation string, call func(context.Context, *Request) (*Response, error), req *Request,
	failed func([]*tfprotov6.Diagnostic) *Response,
) (*Response, error) {
	return guardWith(ctx, operation, "", call, req, func(detail string) *Response { return failed(errorDiagnostics(detail)) })
}

// guardWith is guard with a sentence about the consequences, for answers of any form.
func guardWith[Request, Response any](
	ctx context.Context, operation, consequence string, call func(context.Context, *Request) (*Response, error), req *Request,
	failed func(detail string) *Response,
) (resp *Response, err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			resp, err = failed(reportPanic(ctx, operation, recovered, consequence)), nil
		}
	}()
	return call(ctx, req)
}

// guardStream guards what an answer still does while it is being read: after a panic, last is the
// end of the stream. A panic of the reader is not ours to recover.
func guardStream[Item any](
	ctx context.Context, operation string, items iter.Seq[Item], last func([]*tfprotov6.Diagnostic) Item,
) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		reading := false
		defer func() {
			recovered := recover()
			switch {
			case recovered == nil:
			case reading:
				panic(recovered)
			default:
				yield(last(errorDiagnostics(reportPanic(ctx, operation, recovered, ""))))
			}
		}()
		items(func(item Item) bool {
			reading = true
			more := yield(item)
			reading = false
			return more
		})
	}
}

// operation puts what is being done and with which type into words.
func operation(doing, typeName string) string { return strings.TrimSpace(doing + " " + typeName) }
