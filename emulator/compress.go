package emulator

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

// compress encodes larger bodies with gzip for clients that accept it, as the
// service's front end does.
func compress(a answer, accepted string) answer {
	const worthwhile = 2048 // bytes
	a.header.Set("Vary", "Accept-Encoding")
	if len(a.body) < worthwhile || !acceptsGzip(accepted) {
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
	_, _ = w.Write(a.body)
	_ = w.Close()
	a.body = buf.Bytes()
	a.header.Set("Content-Encoding", "gzip")
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
