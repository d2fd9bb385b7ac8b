package emulator

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
)

const contentTypeJSON = "application/json; charset=utf-8"

// reply is what a handler answers: a status and a value to encode as JSON.
// A nil body sends none; json.RawMessage is sent as it is.
type reply struct {
	status int
	body   any
}

// answer is a reply that is ready for the wire.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func newAnswer(status int, body any) answer {
	a := answer{status: status, header: http.Header{"Content-Type": {contentTypeJSON}}}
	if body != nil {
		a.body = encodeJSON(body)
	}
	return a
}

func errorAnswer(e *apiError) answer {
	a := newAnswer(e.StatusCode, e)
	if e.StatusCode == http.StatusUnauthorized {
		a.header.Set("WWW-Authenticate", "Bearer error="+strconv.Quote(e.Message))
	}
	return a
}

// encodeJSON encodes without escaping &, < and >, as the service does: picture
// URLs contain ampersands.
func encodeJSON(v any) []byte {
	if raw, ok := v.(json.RawMessage); ok {
		return raw
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		// Only values decoded from JSON and plain structs get here.
		panic("emulator: unencodable value: " + err.Error())
	}
	return bytes.TrimRight(buf.Bytes(), "\n")
}

// encodeList encodes items as an array. Stored users are encoded already and
// are copied as they are, which json.Marshal would parse once more.
func encodeList(items []any) json.RawMessage {
	parts := make([][]byte, len(items))
	for i, item := range items {
		parts[i] = encodeJSON(item)
	}
	return slices.Concat([]byte{'['}, bytes.Join(parts, []byte{','}), []byte{']'})
}
