// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"sync"
)

var gzipWriters = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed)
	if err != nil {
		panic("emulator: " + err.Error()) // the level is a constant of the library
	}
	return w
}}

// Compress encodes larger bodies with gzip for clients that accept it, as the
// service's front end does.
func Compress(a Answer, accepted string) Answer {
	const worthwhile = 2048 // bytes
	a.Header.Set("Vary", "Accept-Encoding")
	if len(a.Body) < worthwhile || !acceptsGzip(accepted) {
		return a
	}
	w, ok := gzipWriters.Get().(*gzip.Writer)
	if !ok {
		return a
	}
	defer gzipWriters.Put(w)
	var buf bytes.Buffer
	w.Reset(&buf)
	// Writing to memory does not fail.
	_, _ = w.Write(a.Body)
	_ = w.Close()
	a.Body = buf.Bytes()
	a.Header.Set("Content-Encoding", "gzip")
	return a
}

func acceptsGzip(accepted string) bool {
	for part := range strings.SplitSeq(accepted, ",") {
		coding, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(coding, "gzip") && strings.ReplaceAll(params, " ", "") != "q=0" {
			return true
		}
	}
	return false
}
