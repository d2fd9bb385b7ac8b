// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"context"
	"maps"
	"net/http"
	"strconv"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// write sends the answer, at the pace and as far as the fault wants it.
func write(ctx context.Context, w http.ResponseWriter, a wire.Answer, strike *fault.Strike) {
	maps.Copy(w.Header(), a.Header)
	if !wire.HasBody(a.Status) {
		a.Body = nil // sending even nothing is an error after a 204 over HTTP/2
	}
	if strike.Slow() > 0 {
		trickle(ctx, w, a, strike)
		return
	}
	if wire.HasBody(a.Status) {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.Body)))
	}
	w.WriteHeader(a.Status)
	if len(a.Body) == 0 {
		return
	}
	sent := len(a.Body)
	if strike.Cut() {
		sent /= 2
	}
	_, err := w.Write(a.Body[:sent])
	if err == nil && strike.Cut() {
		err = http.NewResponseController(w).Flush()
	}
	if err != nil || strike.Cut() {
		panic(http.ErrAbortHandler) // the connection is of no more use
	}
}

// trickle sends the body in pieces over the time that the fault asks for.
func trickle(ctx context.Context, w http.ResponseWriter, a wire.Answer, strike *fault.Strike) {
	w.WriteHeader(a.Status)
	const pieces = 10
	for i := range pieces {
		part := a.Body[len(a.Body)*i/pieces : len(a.Body)*(i+1)/pieces]
		if _, err := w.Write(part); err != nil {
			return
		}
		if err := http.NewResponseController(w).Flush(); err != nil || !fault.Pause(ctx, strike.Slow()/pieces) {
			return
		}
	}
}
